export const Settings = (_: { section: string }) => null;
export const SettingsNav = () => null;
