/** Removes secrets from texts that people or logs will see. */
export interface Redactor {
  redact: (text: string) => string;
  /** Adds the token of a stored record to the secrets; gives the record back. */
  remember: <T extends { token?: string } | null>(record: T) => T;
}

export function createRedactor(secrets: (string | undefined)[]): Redactor {
  const known = new Set(secrets.filter((secret) => secret !== undefined && secret.length > 0));
  return {
    redact: (text) => [...known].reduce<string>((rest, secret) => rest.replaceAll(secret ?? "", "***"), text),
    remember: (record) => {
      if (record?.token) known.add(record.token);
      return record;
    },
  };
}
