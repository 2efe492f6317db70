/// The look of the report page. No web fonts, no images, no scripts: the file is complete in itself.
let reportStyle = """
  :root{--ink:#1b232d;--mute:#5f6b7a;--rule:#e2e7ed;--paper:#fff;--ground:#f3f5f8;--accent:#0b5cad;--good:#0a7d4f;\
  --bad:#b3261e}
  *{box-sizing:border-box}
  body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 "Noto Sans CJK SC","Noto Sans SC",\
  "Microsoft YaHei","PingFang SC","Source Han Sans SC",system-ui,sans-serif}
  main{max-width:1120px;margin:0 auto;padding:24px 20px 48px}
  header{margin-bottom:16px}
  h1{font-size:26px;line-height:1.25;margin:0 0 6px;font-weight:700;letter-spacing:-.01em}
  header p{margin:2px 0;color:var(--mute)}
  .status{display:inline-block;padding:2px 10px;border-radius:12px;font-weight:600;font-size:13px;color:#fff;\
  background:var(--good)}
  .status.open{background:var(--bad)}
  .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:12px;margin:16px 0}
  .card{background:var(--paper);border:1px solid var(--rule);border-radius:10px;padding:12px 14px}
  .card small{color:var(--mute);display:block}
  .card b{font-size:21px;line-height:1.3;font-variant-numeric:tabular-nums}
  section{background:var(--paper);border:1px solid var(--rule);border-radius:10px;padding:16px 18px;margin:14px 0;\
  overflow-x:auto;break-inside:avoid}
  h2{font-size:15px;margin:0 0 10px;font-weight:650}
  h3{font-size:13px;margin:14px 0 4px;color:var(--mute);font-weight:600}
  table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
  table.narrow{max-width:520px}
  th{font-weight:600;color:var(--mute);border-bottom:1px solid var(--rule);text-align:left;padding:4px 10px 4px 0;\
  vertical-align:bottom}
  td{border-bottom:1px solid #f0f3f6;padding:5px 10px 5px 0;vertical-align:top}
  tr:last-child td{border-bottom:0}
  th.n,td.n{text-align:right;white-space:nowrap}
  td.source{color:var(--mute);font-size:12px}
  .notes{font-size:12px;color:var(--mute);margin:10px 0 0;padding-left:26px}
  .tag{font-size:11px;padding:1px 7px;border-radius:9px;background:#eef2f7;color:var(--mute);white-space:nowrap}
  .tag.unverified{background:#fdf0dc;color:#8a5a00}
  .good{color:var(--good);font-weight:600}.bad{color:var(--bad);font-weight:600}
  svg{width:100%;height:auto;display:block}
  svg text{font-size:11px;fill:var(--mute);font-family:inherit;font-variant-numeric:tabular-nums}
  svg .grid{stroke:#1b232d;stroke-opacity:.1}
  svg .zero{stroke:#8a95a3}
  svg .line{fill:none;stroke-width:1.6;stroke-linejoin:round}
  .legend{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:12px;color:var(--ink);padding-left:64px}
  .legend i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px}
  .two{display:grid;grid-template-columns:1fr 1fr;gap:8px 28px}
  @media(max-width:820px){.two{grid-template-columns:1fr}}
  footer{color:var(--mute);font-size:12px;margin-top:18px}
  @media print{body{background:#fff;font-size:11px}section,.card{border-color:#ccc}main{padding:0}@page{margin:14mm}}
  """
