// What a user does in the workbench and sees there. Everything waits for what is to be seen, never for a time.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long anything may take: a slow machine that does other things too is no failure. */
const TIMEOUT = 60_000;

export class Workbench {
    constructor(page, pictures) {
        this.page = page;
        page.setDefaultTimeout(TIMEOUT);
        this.pictures = pictures;
        mkdirSync(pictures, { recursive: true });
    }

    /** Keeps a picture of the page. */
    async picture(name) {
        await this.page.screenshot({ path: join(this.pictures, `${name}.png`) });
    }

    /** Waits until the condition holds, and says so. */
    async eventually(what, condition) {
        const end = Date.now() + TIMEOUT;
        while (Date.now() < end) {
            if (await condition()) {
                console.log(`ok - ${what}`);
                return;
            }
            await delay(50);
        }
        throw new Error(`not ok - ${what}\n${await this.text()}`);
    }

    async keys(...keys) {
        for (const key of keys) await this.page.keyboard.press(key);
    }

    type(text) {
        return this.page.keyboard.type(text);
    }

    /** Runs a command by its title. */
    async command(title) {
        await this.pick('F1', `>${title}`, title);
    }

    /** Opens a file of the project by its name. */
    async open(name) {
        await this.pick('Control+p', name, name);
        await this.tab(name).waitFor();
        await this.focus();
    }

    /** Opens the quick input by a key, types into it, and takes what it offers with this text. */
    async pick(key, text, offer) {
        const widget = this.page.locator('.quick-input-widget');
        await this.keys(key);
        await widget.locator('input').first().fill(text);
        // Only what has the focus is what Enter takes: at first the list shows what was used last.
        await widget.locator('.monaco-list-row.focused', { hasText: offer }).waitFor();
        await this.keys('Enter');
        await widget.waitFor({ state: 'hidden' });
    }

    /** The tab of the active editor, if that is what it shows. */
    tab(name) {
        return this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
    }

    /** Closes the active editor, which is of this name. By its button: a page that has the focus keeps keys to itself. */
    async close(name) {
        await this.tab(name).getByRole('button', { name: 'Close' }).click();
        await this.tab(name).waitFor({ state: 'detached' });
    }

    async focus() {
        await this.page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
    }

    /** Puts the cursor into a line, counted from 1, and this many characters before its end. */
    async goTo(line, beforeEnd) {
        await this.keys('Control+g');
        const input = this.page.locator('.quick-input-widget input').first();
        await input.waitFor();
        // Not with a column: the workbench counts those as they are seen, tabs and smileys too.
        await input.fill(`:${line}`);
        await this.keys('Enter');
        await input.waitFor({ state: 'hidden' });
        await this.keys('End', ...Array(beforeEnd).fill('ArrowLeft'));
    }

    /** Whether a rendered page with this heading is shown. */
    async rendered(heading) {
        for (const frame of this.page.frames()) {
            if (await frame.locator('h1', { hasText: heading }).first().isVisible().catch(() => false)) return true;
        }
        return false;
    }

    /** The text of the active editor, as far as it is on the screen. */
    async text() {
        const lines = await this.page.locator('.editor-group-container.active .monaco-editor .view-line').evaluateAll((all) =>
            all.map((line) => [line.getBoundingClientRect().top, line.textContent]).sort(([a], [b]) => a - b));
        return lines.map(([, text]) => text.replaceAll('\u00a0', ' ').replaceAll('·', ' ')).join('\n');
    }

    async contains(text) {
        return (await this.text()).includes(text);
    }

    /** How many squiggles of a severity are on the screen. */
    squiggles(severity = 'warning') {
        return this.page.locator(`.editor-group-container.active .squiggly-${severity}`).count();
    }

    /** The rows of the Problems panel. */
    async problems() {
        const panel = this.page.locator('.markers-panel');
        if (!(await panel.isVisible())) await this.keys('Control+Shift+m');
        await panel.waitFor();
        return this.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
    }

    /** Hides the Problems panel, and goes back to the editor. */
    async hideProblems() {
        await this.page.locator('.part.panel').getByRole('button', { name: 'Hide Panel' }).click();
        await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
        await this.focus();
    }

    /** Shows the hover at the cursor and waits for its text. */
    async hover(what, text) {
        const hover = this.page.locator('.monaco-hover:not(.hidden)', { hasText: text }).first();
        await this.eventually(what, async () => {
            if (await hover.isVisible()) return true;
            await this.keys('Escape', 'Control+k', 'Control+i');
            await delay(300);
            return hover.isVisible();
        });
        return hover;
    }

    /** Opens the menu of quick fixes at the cursor and chooses the entry with this text. */
    async quickFix(what, title) {
        const entry = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
        await this.eventually(what, async () => {
            if (await entry.isVisible()) return true;
            await this.keys('Escape', 'Control+.');
            await delay(300);
            return entry.isVisible();
        });
        return entry;
    }
}
