/** Who handed in and who did not, held against the 应交清单. */

export const rosterStates = ['on-time', 'late', 'no-date', 'unread', 'absent'] as const;
export type RosterState = (typeof rosterStates)[number];

export interface RosterLine {
  readonly unit: string;
  readonly due: string | null;
  readonly state: RosterState;
  /** Earliest known day of the unit's submissions. */
  readonly submitted: string | null;
  /** Working days; null where the calendar has no data. */
  readonly late: number | null;
  readonly sources: readonly string[];
}

export interface RosterReport {
  /** In the order of the list. */
  readonly lines: readonly RosterLine[];
  /** Handed in by units that the list does not have. */
  readonly strangers: readonly { readonly unit: string; readonly source: string }[];
  /** Handed in by nobody knows whom: an absent unit may be among them. */
  readonly nameless: readonly string[];
}

export const rosterStateNames: Readonly<Record<RosterState, string>> = {
  'on-time': '按时报送',
  late: '逾期报送',
  'no-date': '已报送，日期不明',
  unread: '已报送，未能读取',
  absent: '未报送',
};
