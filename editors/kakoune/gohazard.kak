# For kakoune-lsp (https://github.com/kakoune-lsp/kakoune-lsp) 18 and later: add this to your kakrc, after `kak-lsp` is set up.
hook -group gohazard global BufSetOption filetype=go %{
    set-option -add buffer lsp_servers %{
        [gohazard]
        root_globs = ["go.work", "go.mod", ".git"]
        args = ["lsp"]
    }
}
