import { Select } from 'antd';
import { useWords } from '../../language.js';
import { DateField } from '../../parts/date-field.js';
import { setupWords } from '../../words/setups.js';
import { setDeadline, setTitles, setWords } from './edit-config.js';
import { type ConfigView, deadlineKeys, type Titles, wordKeys } from './read-config.js';

interface WordsFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly config: ConfigView;
  readonly bases: readonly ConfigView[];
}

/** The dates of the year's notice, and the words of the region. */
export function WordsForm({ text, onChange, config, bases }: WordsFormProps) {
  const words = useWords(setupWords);
  const dates: ConfigView['deadlines'] = Object.assign({}, ...bases.map(({ deadlines }) => deadlines));
  return (
    <div className="words-form">
      <section>
        <h2>{words.deadlines}</h2>
        <div className="words-dates">
          {deadlineKeys.map((key) => {
            const day = config.deadlines[key];
            return (
              <div key={key}>
                <span>{words.deadline[key]}</span>
                <DateField
                  aria-label={words.deadline[key]}
                  value={day}
                  onChange={(at) => onChange(setDeadline(text, key, at ?? undefined))}
                />
                <span className="quiet">{words.dayBase(dates[key] ?? null)}</span>
              </div>
            );
          })}
        </div>
      </section>
      <section>
        <h2>{words.synonyms}</h2>
        <p className="quiet">{words.synonymsAbout}</p>
        <table className="setup-table words-table">
          <thead>
            <tr>
              <th scope="col">{words.part}</th>
              <th scope="col">{words.known}</th>
              <th scope="col">{words.more}</th>
            </tr>
          </thead>
          <tbody>
            {(['parts', 'materials'] as const).flatMap((kind) =>
              knownTitles(bases.map((base) => base[kind])).map(({ key, name, titles }) => (
                <tr key={`${kind}/${key}`}>
                  <th scope="row">{name}</th>
                  <td className="quiet">{titles.join('、')}</td>
                  <td>
                    <Tags
                      label={`${name}：${words.more}`}
                      value={config[kind].find((one) => one.key === key)?.titles ?? []}
                      onChange={(value) => onChange(setTitles(text, kind, key, value))}
                    />
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{words.otherWords}</h2>
        {wordKeys.map((key) => (
          <div key={key} className="words-other">
            <span>{words[key]}</span>
            <Tags
              label={words[key]}
              value={config.words[key]}
              onChange={(value) => onChange(setWords(text, key, value))}
            />
          </div>
        ))}
      </section>
    </div>
  );
}

/** Of all bases, the names that each adds together. */
function knownTitles(bases: readonly (readonly Titles[])[]): readonly Titles[] {
  const known = new Map<string, Titles>();
  for (const one of bases.flat()) {
    const below = known.get(one.key);
    const titles = [...(below?.titles ?? []), ...one.titles];
    known.set(one.key, { key: one.key, name: one.name || (below?.name ?? one.key), titles });
  }
  return [...known.values()];
}

interface TagsProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Words, one after the other. */
const Tags = ({ label, value, onChange }: TagsProps) => (
  <Select
    mode="tags"
    open={false}
    suffixIcon={null}
    aria-label={label}
    style={{ width: '100%' }}
    value={[...value]}
    tokenSeparators={['、', ',', '，', ' ']}
    onChange={(words: readonly string[]) =>
      onChange(words.map((word) => word.trim()).filter((word) => word !== ''))
    }
  />
);
