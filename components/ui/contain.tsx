"use client";

import { Component, type ReactNode } from "react";

interface ContainProps {
  /** Shown instead of what could not be drawn. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a fault in a drawing from taking the page with it: the controls around it go on working. */
export class Contain extends Component<ContainProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
