// What a job takes as given, put into the data file through the program's own commands.
import type { Server } from './server';

interface Written {
  output: string;
}

/** A scheme of one criterion of at most 100 points, entered as it is. */
const SCHEME = {
  id: 'thu',
  version: 1,
  name_vi: 'Bảng điểm thi đua',
  period: '2026',
  stages: [{ code: 'council', name_vi: 'Thẩm định' }],
  criteria: [
    {
      code: 'I',
      name_vi: 'Kết quả',
      role: 'base',
      max: '100',
      children: [{ code: 'I.1', name_vi: 'Điểm thi đua', max: '100', kind: 'direct' }],
    },
  ],
};

/** Units by name; answers their ids in the same order. */
export async function addUnits(server: Server, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await server.call<Written>('unit.save', { name })).output);
  return ids;
}

/** A cluster of units with a scored round: `points` in the order of the units, `''` for one that is not scored. */
export async function addRound(server: Server, name: string, units: readonly string[], points: readonly string[]): Promise<string> {
  const members = units.map((unit_id) => ({ unit_id, role: 'member' }));
  const cluster = await server.call<Written>('cluster.save', { name, year: 2026, members });
  const scheme = await server.call<{ output: { id: string } }>('scheme.import', { body: JSON.stringify(SCHEME) });
  const round = await server.call<Written>('round.open', { scheme: scheme.output.id, cluster: cluster.output, year: 2026 });
  const cells = units.flatMap((unit, place) =>
    points[place] ? [{ unit, criterion: 'I.1', field: 'value', value: points[place] }] : [],
  );
  await server.call('score.enter', { round: round.output, stage: 'council', cells });
  return round.output;
}
