/** The one style sheet of the public pages: phones first, light and dark, system fonts. */
export const PUBLIC_STYLE = `
:root{color-scheme:light dark;--ink:#1b1b1f;--quiet:#4a4a55;--paper:#fff;--ground:#f4f5f8;--line:#c5c8d0;--main:#1d4f91;--on:#fff;--bad:#a3241c}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6ec;--quiet:#b9bac4;--paper:#1d1f25;--ground:#121318;--line:#4b4e59;--main:#a9c7ff;--on:#0b2650;--bad:#ffb4ab}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 1rem}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;padding-top:1rem;color:var(--quiet);font-size:.9rem}
main{padding-bottom:2rem}
.sheet{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.1rem;margin:1rem 0}
h1{font-size:1.35rem;line-height:1.3;margin:.2rem 0 .6rem}
h2{font-size:1.08rem;margin:1.2rem 0 .5rem}
p{margin:.4rem 0}
.quiet{color:var(--quiet);font-size:.92rem}
.wrong{color:var(--bad)}
a{color:var(--main)}
a.plain{text-decoration:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
fieldset{border:0;margin:0 0 1.2rem;padding:0}
legend{font-weight:600;font-size:1.1rem;padding:0;margin:.2rem 0 .7rem}
label.choice{display:flex;gap:.7rem;align-items:center;min-height:48px;padding:.5rem .8rem;margin:.4rem 0;border:1px solid var(--line);border-radius:10px;cursor:pointer}
label.choice:has(:checked){border-color:var(--main);outline:1px solid var(--main)}
.scale{display:flex;flex-wrap:wrap;gap:.4rem}
.scale label.choice{margin:0}
input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;accent-color:var(--main);flex:none}
label.field{display:block;margin:.8rem 0}
label.field>span{display:block;margin-bottom:.25rem}
input[type=text],input[type=tel],textarea,select{width:100%;min-height:48px;padding:.6rem .7rem;border:1px solid var(--quiet);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
textarea{min-height:7rem}
.row{display:flex;gap:.7rem;flex-wrap:wrap;margin-top:1rem}
button,a.button{min-height:48px;padding:.6rem 1.4rem;border:1px solid var(--main);border-radius:24px;background:var(--main);color:var(--on);font:inherit;font-weight:600;text-decoration:none;cursor:pointer;display:inline-flex;align-items:center}
a.button.second,button.second{background:transparent;color:var(--main)}
legend small,label.field small{display:block;font-weight:400}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{padding:.45rem .5rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{position:sticky;left:0;background:var(--paper);text-align:left;white-space:normal;min-width:6.5rem}
@media(max-width:34rem){table{font-size:.78rem}.table th,.table td{padding:.4rem .2rem;white-space:normal}.table td{white-space:nowrap}.table th:first-child{min-width:3.6rem}}
dl{display:grid;grid-template-columns:auto 1fr;gap:.4rem 1rem;margin:.6rem 0}
dt{color:var(--quiet)}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
`.trim();
