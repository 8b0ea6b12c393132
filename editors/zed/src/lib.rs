//! Tells Zed how to start gohazard: the program on the PATH, otherwise the npm package.

use zed_extension_api::{
    self as zed, Command, LanguageServerId, LanguageServerInstallationStatus, Result, Worktree, serde_json::Value,
    set_language_server_installation_status as set_status, settings::LspSettings,
};

const PACKAGE: &str = "gohazard";
const SCRIPT: &str = "node_modules/gohazard/dist/gohazard.js";

struct Gohazard;

impl zed::Extension for Gohazard {
    fn new() -> Self {
        Gohazard
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let env = worktree.shell_env();
        if let Some(command) = worktree.which("gohazard") {
            return Ok(Command { command, args: vec!["lsp".into()], env });
        }
        let script = installed(id)?;
        Ok(Command { command: zed::node_binary_path()?, args: vec![script, "lsp".into()], env })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| zed::serde_json::json!({ "gohazard": settings })))
    }
}

/// The script of the npm package's newest version, installed into the extension's folder when it is not there.
fn installed(id: &LanguageServerId) -> Result<String> {
    set_status(id, &LanguageServerInstallationStatus::CheckingForUpdate);
    let newest = zed::npm_package_latest_version(PACKAGE)?;
    if zed::npm_package_installed_version(PACKAGE)?.as_ref() != Some(&newest) {
        set_status(id, &LanguageServerInstallationStatus::Downloading);
        zed::npm_install_package(PACKAGE, &newest)?;
    }
    set_status(id, &LanguageServerInstallationStatus::None);
    let folder = std::env::current_dir().map_err(|error| error.to_string())?;
    Ok(folder.join(SCRIPT).to_string_lossy().into_owned())
}

zed::register_extension!(Gohazard);
