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

/** Writes a setting where it is set already, nearest first; else to the workspace, or to the user's settings without one. */
export async function updateSetting(name: string, value: unknown, uri: Uri | undefined): Promise<void> {
  const configuration = workspace.getConfiguration('editorialBalance', uri);
  const found = configuration.inspect(name);
  let target = workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  if (found?.workspaceFolderValue !== undefined && (workspace.workspaceFolders?.length ?? 0) > 1) {
    target = ConfigurationTarget.WorkspaceFolder;
  }
  await configuration.update(name, value, target);
}
