import { html, type Markup } from './markup.js';
import { pageStyle } from './summary-page.js';

/** Doctype to the end of <head> of a page that needs nothing but itself; `policy` says what may run in it. */
export function pageHead(title: string, policy: string): Markup {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: pageStyle }}</style>
</head>`;
}
