import { LINES } from './lines.ts';

const states = Object.entries(LINES);
const colours = (['light', 'dark'] as const).flatMap((tone) => states.map(([state, line]) => `.margin-sign.${state}.${tone}{color:${line[tone]}}`));
// Two hairlines need three pixels; the other widths are those of the highlights.
const rules = states.map(([state, line]) => `.margin-line.${state}{border-bottom:${line.style === 'double' ? 3 : line.width}px ${line.style} currentColor}`);

/**
 * Style of the overlay's shadow root. The important rules of `:host` win over anything that a page can say of its elements, with
 * `!important` or inline (packs.md G1).
 */
export const overlayCss: string = `
:host{all:initial!important;display:block!important;position:absolute!important;inset:0 auto auto 0!important;width:0!important;height:0!important;margin:0!important;padding:0!important;border:0!important;overflow:visible!important;visibility:visible!important;opacity:1!important;transform:none!important;filter:none!important;clip-path:none!important;contain:none!important;z-index:2147483647!important;pointer-events:auto!important}
.margin-sign{all:unset;position:absolute;box-sizing:border-box;width:28px;height:28px;display:grid;place-items:center;border-radius:50%;cursor:pointer;pointer-events:auto;-webkit-tap-highlight-color:transparent}
.margin-sign svg{width:19px;height:19px;display:block;pointer-events:none}
.margin-sign:hover,.margin-sign.on{background:rgb(128 128 128/.16)}
.margin-sign:focus-visible{outline:2px solid currentColor;outline-offset:0}
.margin-sign:is(.quiet,.away){pointer-events:none}
.margin-sign:is(.quiet,.away):not(:focus-visible){opacity:0}
.margin-line{position:absolute;pointer-events:none;box-sizing:border-box;color:CanvasText}
.box{position:absolute;inset:0 auto auto 0;width:max-content;height:auto;margin:0;padding:0;border:0;background:none;color:inherit;overflow:visible;pointer-events:auto;will-change:opacity}
.box{--most:100vh}.box.coming{opacity:0}.box.tight{overflow:auto}
.box[hidden]{display:none}
.box.dock{position:fixed}
.box.sheet{position:fixed;inset:auto 0 0 0;width:100%;max-width:100vw}
.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
${colours.join('')}${rules.join('')}
@media (forced-colors:active){.margin-sign{border:1px solid ButtonBorder;color:ButtonText;background:Canvas}.margin-line{forced-color-adjust:none;color:CanvasText}}
@media print{:host{display:none!important}}
`;
