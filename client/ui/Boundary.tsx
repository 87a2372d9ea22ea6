import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** What is shown in the place of what could not be drawn. */
  readonly fallback: ReactNode
  readonly onTrouble?: () => void
  readonly children: ReactNode
}

/** A part of a page that may fail by itself, as one that could not be loaded without a signal. The rest stays. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onTrouble?.()
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
