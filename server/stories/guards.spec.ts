import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { ESLint } from 'eslint';
import stylelint from 'stylelint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One violation of each kind, planted where it must not be: a guard that sees nothing guards nothing. */
describe('the guards', () => {
  describe('lint', () => {
    // Without types: what is planted is seen in the text, and reading all types takes half a minute.
    const lint = new ESLint({
      cwd: ROOT,
      overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
    });
    const planted = [
      {
        what: 'the domain imports the server',
        file: 'src/domain/result.ts',
        code: "import { errorOf } from '../../server/errors.ts';\nexport const x = errorOf;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'the domain imports a package',
        file: 'src/domain/result.ts',
        code: "import { z } from 'zod';\nexport const x = z;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'the domain imports Node',
        file: 'src/domain/result.ts',
        code: "import { join } from 'node:path';\nexport const x = join;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'the domain looks at a clock',
        file: 'src/domain/result.ts',
        code: 'export const x = Date.now();\n',
        rule: 'no-restricted-syntax',
      },
      {
        what: 'the application imports an adapter',
        file: 'server/application/cursor.ts',
        code: "import { csvLine } from '../inbound/http/tables/csv.ts';\nexport const x = csvLine;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'the app imports the server',
        file: 'src/app/data/api.ts',
        code: "import { errorOf } from '../../../server/errors.ts';\nexport const x = errorOf;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'a feature imports another one',
        file: 'src/app/features/cases/cases-address.ts',
        code: "import { clockDoor } from '../overview/case-doors.ts';\nexport const x = clockDoor;\n",
        rule: 'boundaries/dependencies',
      },
      {
        what: 'a timer sleeps longer than a minute',
        file: 'server/jobs/every.ts',
        code: 'setTimeout(() => undefined, 86_400_000);\n',
        rule: 'no-restricted-syntax',
      },
      {
        what: 'somebody writes any',
        file: 'server/jobs/every.ts',
        code: 'export const x: any = 1;\n',
        rule: '@typescript-eslint/no-explicit-any',
      },
      {
        what: 'a spec is focused',
        file: 'server/jobs/every.spec.ts',
        code: "describe('x', () => {\n  fit('y', () => {\n    expect(1).toBe(1);\n  });\n});\n",
        rule: 'jasmine/no-focused-tests',
      },
    ];
    for (const { what, file, code, rule } of planted) {
      it(`sees that ${what}`, async () => {
        const [result] = await lint.lintText(code, { filePath: join(ROOT, file) });
        expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
      });
    }

    it('has nothing against the file as it is', async () => {
      const found = await lint.lintFiles([join(ROOT, 'server/application/cursor.ts')]);
      expect(found.flatMap(({ messages }) => messages)).toEqual([]);
    });
  });

  it('the graph of imports sees a cycle, a way out of the domain and a way into another feature', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-guards-'));
    const files = {
      'src/domain/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'src/domain/b.ts':
        "import { a } from './a.ts';\nimport { c } from '../../server/application/c.ts';\nexport const b = [a, c];\n",
      'server/application/c.ts':
        "import { d } from '../inbound/d.ts';\nimport { f } from '../../src/app/features/x/f.ts';\nexport const c = [d, f];\n",
      'server/inbound/d.ts': 'export const d = 1;\n',
      'src/app/features/x/f.ts': "import { g } from '../y/g.ts';\nexport const f = g;\n",
      'src/app/features/y/g.ts': 'export const g = 1;\n',
    };
    for (const [name, code] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), code);
    }
    const options = await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.cjs'));
    const found = await cruise(['src', 'server'], {
      ...options,
      baseDir: folder,
      validate: true,
    });
    await rm(folder, { recursive: true });
    if (typeof found.output === 'string') throw new Error(found.output);
    const rules = new Set(found.output.summary.violations.map(({ rule }) => rule.name));
    for (const rule of [
      'no-cycle',
      'domain-stands-alone',
      'application-knows-no-adapter',
      'server-does-not-know-the-app',
      'features-do-not-know-each-other',
    ]) {
      expect(rules.has(rule)).withContext(rule).toBeTrue();
    }
  });

  it('the domain cannot name the page, Node or a timer', () => {
    const path = join(ROOT, 'tsconfig.domain.json');
    const config = ts.readConfigFile(path, (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
    for (const name of ['document', 'process', 'setTimeout', 'console', 'fetch']) {
      const file = join(ROOT, 'src/domain/planted.ts');
      const host = ts.createCompilerHost(options);
      const read = host.getSourceFile.bind(host);
      host.getSourceFile = (wanted, version) =>
        wanted === file
          ? ts.createSourceFile(file, `export const x = ${name};\n`, version)
          : read(wanted, version);
      const program = ts.createProgram([file], options, host);
      const errors = program.getSemanticDiagnostics(program.getSourceFile(file));
      expect(errors.length).withContext(name).toBeGreaterThan(0);
    }
  });

  it('a component has no colour of its own', async () => {
    const { results } = await stylelint.lint({
      code: ':host {\n  color: #b4231a;\n}\n',
      codeFilename: join(ROOT, 'src/app/shell/planted.scss'),
      cwd: ROOT,
    });
    expect(results[0]?.warnings.map(({ rule }) => rule)).toContain('color-no-hex');
  });
});
