import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { RecordFault, readYaml, type YamlFile } from '../../record/yaml-file.ts';

const figureSchema = z.strictObject({ value: z.string(), unit: z.string(), asOf: z.string(), source: z.string() });
/** A figure of the dossier, as the dossier writes it. */
export type DossierFigure = z.infer<typeof figureSchema>;

const topicSchema = z.strictObject({ sources: z.array(z.string()), stated: z.array(z.string()), figures: z.array(figureSchema) });
/** What the project keeps of a topic: its sources, the numbers of its statement and notes ("38 USD billion", "7"), its figures in order. */
export type DossierTopic = z.infer<typeof topicSchema>;

const dossierSchema = z.strictObject({
  /** Ids that the dossier gives one and the same document. */
  same: z.array(z.array(z.string())),
  topics: z.record(z.string(), topicSchema),
});
/** data/dossier.yaml: the dossier's figures, without its prose. Written by `npm run pack -- audit --dossier DIR`. */
export type Dossier = z.infer<typeof dossierSchema>;

const leftOutSchema = z.array(z.strictObject({ figure: z.string(), why: z.string().check(z.minLength(1), z.maxLength(220)) }));
/** data/left-out.yaml: figures of the dossier that the record leaves out on purpose. */
export type LeftOut = z.infer<typeof leftOutSchema>;

/** Name of the dossier's figures in the data folder. */
export const DOSSIER_FILE = 'dossier.yaml';
const LEFT_OUT_FILE = 'left-out.yaml';

/** A file as read, with its lines. */
export type Read<T> = { data: T; file: YamlFile };

function read<T>(path: string, schema: z.ZodMiniType<T>): Read<T> | null {
  if (!existsSync(path)) return null;
  const file = readYaml(path);
  const parsed = schema.safeParse(file.data ?? []);
  if (parsed.success) return { data: parsed.data, file };
  const issue = parsed.error.issues[0];
  throw new RecordFault(path, file.lineOf(issue?.path ?? []), `${issue?.path.map(String).join('.') || 'file'}: ${issue?.message ?? 'does not fit'}`, 'schema');
}

/** The dossier's figures of a data folder; `null` where it has none. @throws RecordFault. */
export const readDossier = (data: string): Read<Dossier> | null => read(join(data, DOSSIER_FILE), dossierSchema);

/** The figures left out on purpose; `null` where the folder names none. @throws RecordFault. */
export const readLeftOut = (data: string): Read<LeftOut> | null => read(join(data, LEFT_OUT_FILE), leftOutSchema);
