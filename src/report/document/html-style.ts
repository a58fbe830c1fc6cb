import { chartFontFamily, chartColours as colour } from '../chart-style.js';

/** The style of a report: a phone, a wide screen and paper. */
export const htmlStyle = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem}
body{margin:0;background:#fff;color:${colour.ink};font:16px/1.6 ${chartFontFamily};word-break:keep-all;overflow-wrap:anywhere}
input[name=language]{position:absolute;opacity:0;width:1px;height:1px}
#language-ko:checked~* [lang=en],#language-en:checked~* [lang=ko]{display:none}
header{position:sticky;top:0;z-index:1;background:#fff;border-bottom:1px solid ${colour.grid}}
header .bar{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.5rem max(1rem,calc((100% - 62rem)/2)) 0}
header strong{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
header nav{display:flex;gap:1.1rem;overflow-x:auto;padding:.25rem max(1rem,calc((100% - 62rem)/2)) .4rem}
header nav a{white-space:nowrap;color:${colour.muted};text-decoration:none;font-size:.88rem}
header nav a:hover,header nav a:focus-visible{color:${colour.lowers};text-decoration:underline}
.languages{flex:none;border:1px solid ${colour.axis};border-radius:6px;overflow:hidden;font-size:.85rem}
.languages label{display:inline-block;padding:.1rem .7rem;cursor:pointer}
#language-ko:checked~header label[for=language-ko],#language-en:checked~header label[for=language-en]{background:${colour.ink};color:#fff}
#language-ko:focus-visible~header label[for=language-ko],#language-en:focus-visible~header label[for=language-en]{outline:3px solid ${colour.lowers};outline-offset:-3px}
main{max-width:64rem;margin:0 auto;padding:0 1rem 2rem}
section{padding-top:.5rem}
h1{font-size:1.7rem;line-height:1.3;margin:1.2rem 0 .2rem}
h2{font-size:1.25rem;margin:2rem 0 .6rem;padding-top:.8rem;border-top:2px solid ${colour.ink}}
p{margin:.5rem 0;max-width:46rem}
.subtitle,footer,caption{color:${colour.muted}}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,10rem),1fr));gap:.7rem;margin:1rem 0}
.facts>div{border:1px solid ${colour.grid};border-radius:8px;padding:.6rem .9rem}
.facts .strong{border:2px solid ${colour.lowers}}
.facts .faint{background:${colour.stripe};border-style:dashed;border-color:${colour.axis}}
.facts dt{font-size:.88rem;color:${colour.muted}}
.facts dd{margin:0;font-size:1.55rem;font-weight:700;line-height:1.35}
.facts .faint dd{color:${colour.muted};font-weight:400}
.facts small{display:block;font-size:.82rem;font-weight:400;color:${colour.muted}}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.92rem;min-width:min(100%,28rem)}
caption{text-align:start;font-size:.88rem;padding-bottom:.3rem}
th,td{overflow-wrap:normal;max-width:26rem;padding:.35rem .75rem;text-align:start;border-bottom:1px solid ${colour.grid};vertical-align:top}
thead th{border-bottom:2px solid ${colour.axis};font-weight:700}
.number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.strong td{font-weight:700}
.findings{list-style:none;margin:1rem 0;padding:0}
.findings li{border-inline-start:5px solid ${colour.axis};background:${colour.stripe};padding:.5rem .9rem;margin:.6rem 0;border-radius:0 6px 6px 0;break-inside:avoid}
.findings p{margin:.25rem 0}
.badge{display:inline-block;padding:0 .55rem;border-radius:4px;background:${colour.muted};color:#fff;font-size:.82rem}
.findings .critical{border-color:${colour.raises}}
.critical .badge{background:${colour.raises}}
.findings .warning{border-color:${colour.warning};background:${colour.warningFill}}
.warning .badge{background:${colour.warning}}
.findings .good{border-color:#0b7a5b}
.good .badge{background:#0b7a5b}
.action b{margin-inline-end:.35rem}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem;margin:1rem 0;align-items:start}
figure{margin:0;border:1px solid ${colour.grid};border-radius:8px;overflow-x:auto;break-inside:avoid}
figure svg{display:block;width:100%;max-width:38rem;height:auto}
figure.wide{grid-column:1/-1}
figure.wide svg{max-width:none;min-width:40rem}
footer{max-width:64rem;margin:0 auto;padding:1rem;font-size:.85rem;border-top:1px solid ${colour.grid}}
@media print{
header,input[name=language]{display:none}
body{font-size:11pt}
main{max-width:none;padding:0}
#summary{break-after:page}
h2{break-after:avoid}
.charts{grid-template-columns:1fr 1fr}
figure.wide svg{min-width:0}
thead{display:table-header-group}
.scroll{overflow:visible}
table{font-size:8.5pt;min-width:0}
th,td{padding:.2rem .4rem}
tr{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
@page{margin:14mm}
`;
