// Clusters in words.
import type { Cluster, ClusterKind, ClusterOrganiser, ClusterRole } from '../../backend';
import type { UnitNames } from '../unit/units';

export const KINDS: Record<ClusterKind, string> = { cluster: 'Cụm thi đua', bloc: 'Khối thi đua' };

export const ORGANISERS: Record<ClusterOrganiser, string> = { province: 'Tỉnh', central: 'Trung ương', grassroots: 'Cơ sở' };

export const ROLES: Record<ClusterKind, Record<ClusterRole, string>> = {
  cluster: { member: 'Thành viên', leader: 'Cụm trưởng', deputy: 'Cụm phó' },
  bloc: { member: 'Thành viên', leader: 'Khối trưởng', deputy: 'Khối phó' },
};

/** The members with a role, by name. */
export function namedIn(cluster: Cluster, role: ClusterRole, names: UnitNames): string {
  const those = cluster.members.filter((member) => member.role === role);
  return those.map((member) => names.of(member.unit_id)).join(', ');
}
