import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { readCode } from '#shared/meeting/codes.ts'
import { look } from '../board/api.ts'
import { comeBack } from '../board/seats.ts'
import { Loading } from '../ui/Loading.tsx'
import { Join } from './Join.tsx'

/**
 * `/KITE47`: what the projected square points at. Who has a seat there already goes straight to it; an address that is no
 * code leads home.
 */
export default function ByCode({ code: typed }: { code: string }) {
  const [, go] = useLocation()
  const code = readCode(typed)
  const [isNew, setIsNew] = useState(false)
  useEffect(() => {
    if (!code) return go('/', { replace: true })
    const backTo = async () => {
      const { board } = await look({ code })
      if (await comeBack(board)) go(`/m/${board}`, { replace: true })
      else setIsNew(true)
    }
    // Whatever is wrong, the join page says it.
    backTo().catch(() => setIsNew(true))
  }, [code, go])
  if (!code) return null
  if (!isNew) return <Loading />
  return (
    <Join by={{ code }} onSeat={({ board }) => go(`/m/${board}`, { replace: true, state: { justSeated: true } })} />
  )
}
