local M = {}

--- The client configuration of `lsp/gohazard.lua`, which Neovim 0.11 and later read by themselves.
---@return vim.lsp.ClientConfig
local function shipped()
  return dofile(vim.api.nvim_get_runtime_file('lsp/gohazard.lua', false)[1])
end

--- Attaches the server to a Go buffer. For Neovim 0.10, which has no `vim.lsp.enable()`.
---@param buffer integer
---@param options? table
---@return integer? client_id
function M.start(buffer, options)
  local config = vim.tbl_deep_extend('force', shipped(), { name = 'gohazard' }, options or {})
  config.root_dir = config.root_dir or vim.fs.root(buffer, config.root_markers)
  return vim.lsp.start(config, { bufnr = buffer })
end

--- Starts the server for Go files, in any Neovim from 0.10 on. Options are those of |vim.lsp.ClientConfig|.
---@param options? table
function M.setup(options)
  if vim.lsp.config then
    vim.lsp.config('gohazard', options or {})
    vim.lsp.enable('gohazard')
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('gohazard', {}),
    pattern = 'go',
    callback = function(event)
      M.start(event.buf, options)
    end,
  })
end

--- Applies all safe fixes to the buffer.
function M.fix_all()
  vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.gohazard' }, diagnostics = {} }, apply = true })
end

return M
