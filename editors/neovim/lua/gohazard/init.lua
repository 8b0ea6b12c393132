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

--- Asks the server and waits for its answer; nothing when there is none in time.
---@return any result
local function ask(client, method, params, buffer, timeout)
  -- Neovim 0.10 has functions where later ones have methods.
  local request = vim.fn.has('nvim-0.11') == 1 and client.request_sync or function(_, ...)
    return client.request_sync(...)
  end
  local reply = request(client, method, params, timeout, buffer)
  return reply and reply.result
end

--- Applies all safe fixes to the buffer, and waits until that is done: good for use before it is written.
---@param timeout? integer milliseconds, a second unless told otherwise
function M.fix_all(timeout)
  timeout = timeout or 1000
  local buffer = vim.api.nvim_get_current_buf()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'gohazard', bufnr = buffer })) do
    local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
    params.context = { only = { 'source.fixAll.gohazard' }, diagnostics = {} }
    for _, action in ipairs(ask(client, 'textDocument/codeAction', params, buffer, timeout) or {}) do
      local whole = action.edit and action or ask(client, 'codeAction/resolve', action, buffer, timeout)
      if whole and whole.edit then
        vim.lsp.util.apply_workspace_edit(whole.edit, client.offset_encoding)
      end
    end
  end
end

return M
