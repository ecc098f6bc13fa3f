import type { ChangeSet, ReadChange } from '../../lib/model/changes.ts';
import type { FactsState, OtherPublisher, PackFileRefusal, PackFileReport } from '../../lib/messaging/protocol.ts';
import type { CheckResult, PopupWords } from '../popup/popup-props.ts';

/** A chosen pack file on its way: read, shown, taken, or not. */
export type PackFile =
  | { phase: 'reading' }
  | { phase: 'asked'; report: PackFileReport; file: string; fingerprint: string }
  | { phase: 'adding'; report: PackFileReport }
  | { phase: 'added'; report: PackFileReport }
  | { phase: 'refused'; refusal: PackFileRefusal };

/** All that the reader's controls of the facts show. `null` = not known yet. */
export type FactsPanelState = {
  facts: FactsState | null;
  checking: boolean;
  checked: CheckResult | null;
  automatic: boolean | null;
  track: 'stable' | 'preview' | null;
  changes: { sets: ChangeSet[]; reads: ReadChange[]; acknowledgedAt: number } | null;
  publishers: OtherPublisher[] | null;
  file: PackFile | null;
  /** The background gave no answer. */
  failed: boolean;
};

/** All that a reader can do with the facts. */
export type FactsActions = {
  onCheck: () => void;
  onStop: () => void;
  onGoBack: () => void;
  onAutomatic: (on: boolean) => void;
  onTrack: (track: 'stable' | 'preview') => void;
  onAcknowledge: () => void;
  onMakeRoom: (by: 'previous' | 'history') => void;
  onOpen: (url: string) => void;
  /** A file was chosen; `fingerprint` as the reader typed it, or nothing. */
  onPackFile: (file: File, fingerprint: string) => void;
  onAddPack: () => void;
  onLeavePack: () => void;
  onRemovePublisher: (repo: string) => void;
};

/** What every view of the facts is given: its state, what can be done, and words. */
export type FactsViewProps = { state: FactsPanelState; actions: FactsActions } & PopupWords;
