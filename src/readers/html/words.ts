/** What government pages call their parts, and the lines that their frames print. */
import type { ElementNode } from './tree.js';

/** Containers of the article in the content systems that Chinese government sites run. A hint, never a proof. */
const ARTICLE =
  /trs_editor|trs_web|ucap-content|vsb_content|v_news_content|wp_articlecontent|article[-_]?(?:content|con|text|body|info)|news[-_]?(?:content|con|text|body)|pages?_content|con_con|content[-_]?(?:text|main|body|detail)|detail[-_]?(?:content|con|text)|xxgk_content|bt-content|easysite-news|(?:^|\s)(?:zoom|zoomcon|content|article|artical|txt|text|fontzoom|main-txt|con_txt)(?:\s|$)/i;

const FRAME =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|topbar|breadcrumbs?|crumbs?|crumb-nav|location|position|dqwz|wz|share|bdshare\w*|bdsharebuttonbox|social|toolbar|tools?|print|pager|pagination|prev|next|prenext|related|relevant|xgxx|xgwj|xgyd|xglj|recommend|copyright|footer|foot|bottom|sidebar|aside|login|search|banner|logo|qrcode|ewm|weixin|wechat|friendlinks?|friendlink|links|barrierfree|accessible|wza|fontsize|gotop|backtop|float|popup|dialog|modal|advert)(?:[\s_-]|\d|$)/i;

const FRAME_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'menu',
  'menubar',
  'dialog',
]);
const FRAME_NAMES = new Set(['nav', 'footer', 'aside', 'menu', 'dialog']);

const nameOf = ({ attributes }: ElementNode): string => `${attributes.id ?? ''} ${attributes.class ?? ''}`;

export const isArticleName = (element: ElementNode): boolean =>
  element.name === 'article' || ARTICLE.test(nameOf(element));

export const isFrameName = (element: ElementNode): boolean =>
  FRAME_NAMES.has(element.name) ||
  // Running heads and feet, as LibreOffice saves them.
  (element.name === 'div' && /^(?:header|footer)$/.test(element.attributes.title ?? '')) ||
  FRAME_ROLES.has(element.attributes.role ?? '') ||
  (FRAME.test(nameOf(element)) && !ARTICLE.test(nameOf(element)));

/** Class names of the headline. */
export const isTitleName = (element: ElementNode): boolean =>
  /^h[1-3]$/.test(element.name) ||
  /(?:^|[\s_-])(?:title|tit|bt|biaoti|headline|arti_title|article-title)(?:[\s_-]|\d|$)/i.test(
    nameOf(element),
  );

const LONGEST_FRAME_LINE = 160;
const CONTROL =
  /^(?:[【[(（<〖]?\s*(?:我要)?(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部|列表|首页|上一页)?|分享|纠错|字体|字号|特大|大|中|小|繁体|简体|无障碍(?:阅读)?|TOP)\s*[:：]?\s*[】\])）>〗]?[\s|｜│/·]*)+$/i;
const FRAME_LINES: readonly RegExp[] = [
  /^[\s•·>]*(?:您?(?:当前|现在|目前)?(?:所在)?的?位置|您(?:现在|当前)所在的?(?:位置|栏目))\s*(?:[:：]|是|>|首页)/,
  /^[【[]?\s*(?:上|下)一?(?:篇|条)(?:文章|信息|新闻)?\s*[】\]]?\s*(?:[:：>]|$)/,
  /(?:ICP备|公网安备|网站标识码|网安备)\s*[:：]?\s*[\w〔〕（(-]*\d/i,
  /^(?:版权所有|copyright\b|©|技术支持\s*[:：]|网站支持IPv6|(?:网站)?主办(?:单位)?\s*[:：].{0,40}(?:承办|版权|备案|维护)|政府网站找错)/i,
  /^(?:分享(?:到|至)|扫一扫|扫码|手机扫一扫)/,
  /^(?:友情链接|相关链接|相关新闻|相关阅读|相关文章|相关文档|相关信息|相关稿件|推荐阅读|热点(?:新闻|推荐)|站内搜索|网站地图|联系我们|设为首页|加入收藏|无障碍浏览)(?:[\s|｜:：]|$)/,
  CONTROL,
];

/** A line that belongs to the site, wherever it stands. */
export function isFrameLine(line: string): boolean {
  const text = line.replace(/\s+/g, ' ').trim();
  return text.length <= LONGEST_FRAME_LINE && FRAME_LINES.some((pattern) => pattern.test(text));
}

/** The line below the headline: 发布日期：… 来源：… 浏览次数：… */
export const isHeadLine = (text: string): boolean =>
  text.length <= 200 &&
  /(?:发布|公开|上传|公示|发文|成文|生成|更新)(?:时间|日期)|来源\s*[:：]|浏览(?:量|次数)?\s*[:：]|点击(?:量|率|数)?\s*[:：]|(?:发布|公开)(?:机构|单位|责任部门)\s*[:：]|索引号/.test(
    text,
  );
