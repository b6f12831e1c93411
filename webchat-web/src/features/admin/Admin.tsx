export const Admin = (_: { section: string }) => null;
export const AdminNav = () => null;
