---@brief
---
--- gohazard finds, explains and fixes concurrency and networking hazards in Go while they are typed.
--- It runs beside gopls and needs neither the Go toolchain nor a build.
---
--- ```lua
--- vim.lsp.enable('gohazard')
--- ```

---@type vim.lsp.Config
return {
  cmd = { 'gohazard', 'lsp' },
  filetypes = { 'go' },
  root_markers = { 'go.work', 'go.mod', '.git' },
}
