local M = {}
local health = vim.health

--- The command that starts the server, as it is configured.
local function command()
  local config = vim.lsp.config and vim.lsp.config.gohazard
  local cmd = config and config.cmd or { 'gohazard', 'lsp' }
  return type(cmd) == 'table' and cmd[1] or nil
end

local function check_server()
  local program = command()
  if not program then
    health.info('The server is started by a function')
  elseif vim.fn.executable(program) == 0 then
    health.error(('%s is not executable'):format(program), {
      'Put `gohazard` on your PATH,',
      "or name it: vim.lsp.config('gohazard', { cmd = { '/path/to/gohazard', 'lsp' } })",
    })
  else
    local result = vim.system({ program, '--version' }, { text = true }):wait(5000)
    if result.code == 0 then
      health.ok(('%s: %s'):format(vim.fn.exepath(program), vim.trim(result.stdout)))
    else
      health.error(('%s --version ended with %d: %s'):format(program, result.code, vim.trim(result.stderr or '')))
    end
  end
end

local function check_enabled()
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('gohazard') then
    health.warn('Not enabled', { "vim.lsp.enable('gohazard')" })
  end
  local clients = vim.lsp.get_clients({ name = 'gohazard' })
  if #clients == 0 then
    health.info('Not running: open a Go file')
  end
  for _, client in ipairs(clients) do
    local buffers = vim.tbl_count(client.attached_buffers)
    health.ok(('Running for %s, %d buffer(s)'):format(client.config.root_dir or 'single files', buffers))
  end
end

--- `:checkhealth gohazard`
function M.check()
  health.start('gohazard')
  check_server()
  check_enabled()
end

return M
