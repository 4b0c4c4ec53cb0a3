/** What begins the head of a report in HTML: it loads nothing, runs nothing and is found by no search engine. */
export const HEAD = `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">`

/** Styles of the HTML report; colours keep a contrast of 4.5 in both themes, and no meaning hangs on them alone. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#1d1c1a;--quiet:#5c5a55;--line:#cfccc4;--link:#0b4f8a;
--error:#8f1313;--error-ground:#fde3e0;--warning:#6b4700;--warning-ground:#fdf0cd}
@media (prefers-color-scheme:dark){:root{--ground:#191817;--ink:#eeece7;--quiet:#b3afa6;--line:#4a4843;--link:#8cc4f5;
--error:#ffb3aa;--error-ground:#4a1512;--warning:#f3d27a;--warning-ground:#3d2f0a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1.5rem 1rem 4rem;background:var(--ground);color:var(--ink);
font:1rem/1.55 system-ui,"Segoe UI",Roboto,sans-serif}
h1,h2,h3{line-height:1.25;overflow-wrap:anywhere}
h2{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
small,.quiet{color:var(--quiet);font-size:.875rem;font-weight:400}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
:target{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.5rem}
code,pre{overflow-wrap:anywhere}
pre{margin:.25rem 0;padding:.5rem;border:1px solid var(--line);overflow-x:auto}
.problems>li{margin:1rem 0;padding:.25rem .75rem;border-left:4px solid var(--line)}
.problems>.error{border-color:var(--error)}
.problems>.warning{border-left-style:dashed;border-color:var(--warning)}
.error>p>strong{color:var(--error)}
.warning>p>strong{color:var(--warning)}
.stop{border:3px solid var(--error);padding:.5rem .75rem;background:var(--error-ground);color:var(--error)}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:.5rem 0;color:var(--quiet)}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre}
.long,.gap td{white-space:pre-wrap;min-width:16rem;overflow-wrap:break-word}
table code{overflow-wrap:normal}
.swipe{display:none;margin:1rem 0 -.75rem;color:var(--quiet);font-size:.875rem}
@media (max-width:30rem){.swipe{display:block}}
@media (max-width:48rem){.swipe.wide{display:block}}
th{font-weight:600}
.gap td{color:var(--quiet);font-style:italic}
mark{background:none;color:inherit;font-weight:700}
.empty{font-style:italic;font-weight:400}
td.error,th.error{background:var(--error-ground);outline:2px solid var(--error);outline-offset:-2px}
td.warning,th.warning{background:var(--warning-ground);outline:2px dashed var(--warning);outline-offset:-2px}
.ref{font-size:.75rem;padding:.25rem}
@media print{:root{--ground:#fff;--ink:#000;--quiet:#333;--line:#888;--link:#000;--error:#000;--error-ground:#fff;
--warning:#000;--warning-ground:#fff}body{max-width:none;padding:0}nav,.skip,.swipe,.back{display:none}.scroll{overflow:visible}
tr,.problems>li{break-inside:avoid}thead{display:table-header-group}}
`
