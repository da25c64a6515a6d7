/** The gateway's host and port, as a name that is copied and compared. */
export const GatewayName = ({ name }: { name: string }) => <span className="code">{name}</span>;
