import { ConfigurationTarget, type ExtensionContext, type Uri, workspace } from 'vscode';

/** The parts of a setting's JSON schema in package.json that the client shows. */
interface SettingSchema {
  readonly enum?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Schema of `editorialBalance.<name>` as this extension's manifest states it. */
export function settingSchema(context: ExtensionContext, name: string): SettingSchema {
  const groups: { properties: Record<string, SettingSchema> }[] = context.extension.packageJSON.contributes.configuration;
  const schema = groups.map((group) => group.properties[`editorialBalance.${name}`]).find((found) => found !== undefined);
  if (!schema) {
    throw new Error(`package.json contributes no setting editorialBalance.${name}.`);
  }
  return schema;
}

/** Adds an item to a list in the settings, unless it is there; upper and lower case count only where `exact`. */
export async function addToList(name: string, item: string, uri: Uri | undefined, exact: boolean): Promise<void> {
  const list = workspace.getConfiguration('editorialBalance', uri).get<string[]>(name, []);
  const same = (other: string) => other === item || (!exact && other.toLowerCase() === item.toLowerCase());
  if (!list.some(same)) {
    await updateSetting(name, [...list, item], uri);
  }
}

/** Puts a key into a map of the settings. Maps of several places are merged when read, so only the place's own is written. */
export async function addToMap(name: string, key: string, value: string, uri: Uri | undefined): Promise<void> {
  const found = workspace.getConfiguration('editorialBalance', uri).inspect<Record<string, string>>(name);
  const own = {
    [ConfigurationTarget.Global]: found?.globalValue,
    [ConfigurationTarget.Workspace]: found?.workspaceValue,
    [ConfigurationTarget.WorkspaceFolder]: found?.workspaceFolderValue,
  }[targetOf(name, uri)];
  await updateSetting(name, { ...own, [key]: value }, uri);
}

/** Writes a setting where it is set already, nearest first; else to the workspace, or to the user's settings without one. */
export async function updateSetting(name: string, value: unknown, uri: Uri | undefined): Promise<void> {
  await workspace.getConfiguration('editorialBalance', uri).update(name, value, targetOf(name, uri));
}

function targetOf(name: string, uri: Uri | undefined): ConfigurationTarget {
  const found = workspace.getConfiguration('editorialBalance', uri).inspect(name);
  if (found?.workspaceFolderValue !== undefined && (workspace.workspaceFolders?.length ?? 0) > 1) {
    return ConfigurationTarget.WorkspaceFolder;
  }
  return workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
}
