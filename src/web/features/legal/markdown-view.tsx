import { lexer, type Token, type Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { ExternalLink } from '#web/ui/links.tsx';

/**
 * Markdown as React elements. HTML inside it is shown as what it is: characters. Links lead into the app or to https
 * and mail only; those to other sites say so.
 */
export function MarkdownView({ text, isNested = false }: { text: string; isNested?: boolean }) {
  const tokens = lexer(text);
  // A page of its own has said the title already.
  const shown = !isNested && isTitle(tokens[0]) ? tokens.slice(1) : tokens;
  return <div className="c-legal-text">{blocks(shown, isNested ? 1 : -1)}</div>;
}

const isTitle = (token: Token | undefined) => token?.type === 'heading' && token.depth === 1;

function blocks(tokens: readonly Token[], depth: number): ReactNode {
  return createElement(Fragment, null, ...tokens.map((token) => block(token, depth)));
}

function block(token: Token, depth: number): ReactNode {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading, depth);
    case 'paragraph':
      return <p>{inline(token.tokens ?? [])}</p>;
    case 'list':
      return list(token as Tokens.List, depth);
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], depth)}</blockquote>;
    case 'table':
      return table(token as Tokens.Table);
    case 'hr':
      return <hr />;
    case 'space':
      return null;
    default:
      return 'tokens' in token && token.tokens ? inline(token.tokens) : token.raw;
  }
}

const anchorOf = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

function heading(token: Tokens.Heading, depth: number): ReactNode {
  const level = Math.min(Math.max(token.depth + 1 + depth, 2), 6);
  const Heading = `h${level}` as 'h2';
  return <Heading id={depth < 0 ? anchorOf(token.text) : undefined}>{inline(token.tokens)}</Heading>;
}

function list(token: Tokens.List, depth: number): ReactNode {
  const items = token.items.map((item) => createElement('li', null, blocks(item.tokens, depth)));
  return createElement(token.ordered ? 'ol' : 'ul', null, ...items);
}

function table(token: Tokens.Table): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {token.header.map((cell) => (
            <th key={cell.text} scope="col">
              {inline(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row) => (
          <tr key={row.map(({ text }) => text).join(' ')}>
            {row.map((cell, column) => (
              <td key={token.header[column]?.text}>{inline(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inline(tokens: readonly Token[]): ReactNode {
  return createElement(Fragment, null, ...tokens.map(span));
}

function span(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens ?? [])}</strong>;
    case 'em':
      return <em>{inline(token.tokens ?? [])}</em>;
    case 'codespan':
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link);
    case 'html':
      return token.raw;
    default:
      return 'tokens' in token && token.tokens ? inline(token.tokens) : (token as Tokens.Text).text;
  }
}

function link({ href, tokens }: Tokens.Link): ReactNode {
  if (/^(\/(?!\/)|#|mailto:)/.test(href)) return <a href={href}>{inline(tokens)}</a>;
  if (!href.startsWith('https://')) return inline(tokens);
  return <ExternalLink href={href}>{inline(tokens)}</ExternalLink>;
}
