import { Switch as Radix } from "radix-ui";

interface SwitchProps {
  id: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  describedBy?: string;
}

/** An on/off switch; give it a `<label htmlFor={id}>`. */
export const Switch = ({ id, checked, onChange, describedBy }: SwitchProps) => (
  <Radix.Root
    id={id}
    className="switch"
    checked={checked}
    onCheckedChange={onChange}
    aria-describedby={describedBy}
  >
    <Radix.Thumb />
  </Radix.Root>
);
