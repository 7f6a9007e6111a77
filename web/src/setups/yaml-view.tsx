import { Input } from 'antd';
import { useWords } from '../language.js';
import { setupWords } from '../words/setups.js';

interface YamlViewProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function YamlView({ text, onChange }: YamlViewProps) {
  const words = useWords(setupWords);
  return (
    <Input.TextArea
      className="setup-yaml"
      aria-label={words.yamlLabel}
      spellCheck={false}
      autoSize={{ minRows: 18 }}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
