import type { BlockEntry } from '../blocks';
import type { EngineSettings, Finding, Fix } from '../types';
export interface DuplicateFinding extends Finding { readonly duplicate: true; fixes(text: string): readonly Fix[] }
export function findDuplicates(_blocks: readonly BlockEntry[], _text: string, _settings: EngineSettings): DuplicateFinding[] { return []; }
