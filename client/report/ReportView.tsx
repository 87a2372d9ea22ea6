import { pageOf } from '#shared/report/page/page.ts'
import type { ReportPage } from '#shared/report/report.ts'
import { Tree } from '../ui/Tree.tsx'
import '#shared/report/page/report.css'

/** A report as the group will see it. Belongs into a part of the pages that is loaded when it is first needed. */
export const ReportView = ({ report }: { report: ReportPage }) => <Tree node={pageOf(report)} />
