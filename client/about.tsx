import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type About, aboutServer } from './board/api.ts'

/** Until the server has said, and where it cannot be reached. */
const byDefault: About = { hideUrl: 'https://www.bbc.co.uk/weather', runBy: '', reach: location.origin }

const AboutContext = createContext(byDefault)

/** Asks once who runs this server and how others reach it. */
export function AboutProvider({ children }: { children: ReactNode }) {
  const [about, setAbout] = useState(byDefault)
  useEffect(() => {
    aboutServer().then(setAbout, () => {})
  }, [])
  return <AboutContext value={about}>{children}</AboutContext>
}

export const useAbout = () => useContext(AboutContext)
