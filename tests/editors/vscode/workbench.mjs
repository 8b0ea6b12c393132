// What a user does in the workbench and sees there. Everything waits for what is to be seen, never for a time.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long anything may take: a slow machine that does other things too is no failure. */
const TIMEOUT = 180_000;

export class Workbench {
    constructor(page, project, pictures) {
        this.page = page;
        this.project = project;
        page.setDefaultTimeout(TIMEOUT);
        this.pictures = pictures;
        mkdirSync(pictures, { recursive: true });
    }

    /** Keeps a picture of the page, or of a part of it. */
    async picture(name, clip) {
        await this.page.screenshot({ path: join(this.pictures, `${name}.png`), clip, animations: 'disabled' });
    }

    /** The text of a file on disk. */
    read(name) {
        return readFileSync(join(this.project, name), 'utf8');
    }

    /** Changes a file on disk, as other programs do. */
    write(name, text) {
        writeFileSync(join(this.project, name), text);
    }

    remove(name) {
        rmSync(join(this.project, name));
    }

    /** Makes these the settings of the workspace. */
    settings(values) {
        mkdirSync(join(this.project, '.vscode'), { recursive: true });
        this.write('.vscode/settings.json', JSON.stringify(values));
    }

    /** Says whether something is as it must be. */
    async check(what, condition) {
        if (!condition) throw new Error(`not ok - ${what}\n${await this.text()}`);
        console.log(`ok - ${what}`);
    }

    /** Waits until the condition holds, and says so. */
    async eventually(what, condition) {
        await this.until(what, condition);
        console.log(`ok - ${what}`);
    }

    async until(what, condition) {
        const end = Date.now() + TIMEOUT;
        while (Date.now() < end) {
            if (await condition()) return;
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

    /** Runs a command by its title; where it asks for a choice, takes this one. */
    async command(title, choice) {
        await this.choose(title, `>${title}`, 'F1');
        if (choice) await this.choose(choice);
        await this.quickInput.waitFor({ state: 'hidden' });
    }

    /** Takes the last change of the active editor back. */
    async undo() {
        await this.focus();
        await this.keys('Control+z');
    }

    /** Opens a file of the project by its name. */
    async open(name) {
        await this.choose(name, name, 'Control+p');
        await this.quickInput.waitFor({ state: 'hidden' });
        await this.tab(name).waitFor();
        await this.focus();
    }

    get quickInput() {
        return this.page.locator('.quick-input-widget');
    }

    /** Takes what the quick input offers with this text; a key opens it, unless it opens by itself. */
    async choose(offer, text = offer, key) {
        const input = this.quickInput.locator('input').first();
        // Only what has the focus is what Enter takes: at first the list shows what was used last.
        const focused = this.quickInput.locator('.monaco-list-row.focused', { hasText: offer }).first();
        await this.until(`${offer} can be chosen`, async () => {
            // It closes when something else takes the focus, such as an editor that has just opened.
            if (key && !(await input.isVisible())) {
                await this.keys(key);
                await input.waitFor({ timeout: 2000 }).catch(() => undefined);
            }
            if ((await input.inputValue()) !== text) await input.fill(text, { timeout: 2000 }).catch(() => undefined);
            return focused.isVisible();
        });
        await this.keys('Enter');
        // A command that asks for a choice does so in the same place.
        await focused.waitFor({ state: 'hidden' });
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

    /** Whether the Problems panel lists a finding of this rule at this place. */
    async hasProblem(rule, line, column) {
        return (await this.problems()).some((row) => row.includes(rule) && row.includes(`[Ln ${line}, Col ${column}]`));
    }

    /** Hides the panel, and goes back to the editor. */
    async hidePanel() {
        await this.page.locator('.part.panel').getByRole('button', { name: 'Hide Panel' }).click();
        await this.page.locator('.part.panel').waitFor({ state: 'hidden' });
        await this.focus();
    }

    /** The text that the panel shows in an editor, as far as it is on the screen. */
    async panelText() {
        const lines = await this.page.locator('.part.panel .view-line').allTextContents();
        return lines.join('\n').replaceAll('\u00a0', ' ');
    }

    /** The name of the output channel that the panel shows. */
    async channel() {
        const select = this.page.locator('.part.panel select').first();
        return (await select.isVisible()) ? select.evaluate((it) => it.selectedOptions[0]?.textContent) : undefined;
    }

    /** Whether a notification with this text is shown. */
    async notified(text) {
        return (await this.page.locator('.notification-toast', { hasText: text }).count()) > 0;
    }

    /** Takes all notifications away, and goes back to the editor. */
    async dismiss() {
        await this.command('Notifications: Clear All Notifications');
        await this.page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
        await this.focus();
    }

    /** Waits until our language status, which the braces in the status bar show, has this text. */
    async status(what, text) {
        const braces = this.page.locator('.statusbar-item[id="status.languageStatus"]');
        const hover = this.page.locator('.hover-language-status', { hasText: text }).first();
        await this.eventually(what, async () => {
            await this.page.mouse.move(640, 400);
            await braces.hover();
            await delay(500);
            return hover.isVisible();
        });
    }

    async shows(selector, text) {
        return (await this.page.locator(selector, { hasText: text }).count()) > 0;
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
