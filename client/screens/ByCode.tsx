import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { readCode } from '#shared/meeting/codes.ts'
import { Join } from './Join.tsx'

/** `/KITE47`: what the projected square points at. An address that is no code leads home. */
export default function ByCode({ code: typed }: { code: string }) {
  const [, go] = useLocation()
  const code = readCode(typed)
  useEffect(() => {
    if (!code) go('/', { replace: true })
  }, [code, go])
  return (
    code && (
      <Join by={{ code }} onSeat={({ board }) => go(`/m/${board}`, { replace: true, state: { justSeated: true } })} />
    )
  )
}
