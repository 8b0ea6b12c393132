-- What the tests inside Neovim share.
local M = {
  --- How long anything may take, in milliseconds: a slow machine that does other things too is no failure.
  patience = 120000,
}

function M.check(condition, what)
  if not condition then
    print('\nnot ok - ' .. what)
    print(vim.inspect(vim.diagnostic.get()))
    local at = vim.api.nvim_win_get_cursor(0)[1]
    print(table.concat(vim.api.nvim_buf_get_lines(0, math.max(0, at - 20), at + 20, false), '\n'))
    vim.cmd('cquit 1')
  end
  -- Neovim ends its own messages without a line break.
  io.stdout:write('\nok - ', what, '\n')
end

--- Waits until `condition` holds.
function M.eventually(what, condition)
  M.check(vim.wait(M.patience, condition, 20), what)
end

--- The findings of a rule in a buffer, or all of them.
function M.findings(buffer, rule)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == 'gohazard' and (not rule or diagnostic.code == rule)
  end, vim.diagnostic.get(buffer))
end

function M.client()
  local clients = vim.lsp.get_clients({ name = 'gohazard' })
  return clients[1]
end

--- Asks our server, and not those beside it, which may still be busy with loading packages.
function M.request(method, params)
  local client = M.client()
  local reply
  vim.lsp.buf_request(0, method, params, function(_, result, context)
    if context.client_id == client.id then
      reply = { result = result }
    end
  end)
  M.eventually(method .. ' is answered', function()
    return reply ~= nil
  end)
  return reply.result
end

function M.open(path)
  vim.cmd.edit(path)
  return vim.api.nvim_get_current_buf()
end

function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

function M.go_to(diagnostic)
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
end

--- Applies the preferred fix at the cursor.
function M.apply_preferred()
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.kind == 'quickfix' and action.isPreferred
    end,
  })
end

--- Says which Neovim this is, and lets it start the server for Go files.
function M.start()
  io.stdout:write(vim.split(vim.fn.execute('version'), '\n')[2], '\n')
  vim.cmd('filetype on')
  vim.o.swapfile = false
  require('gohazard').setup()
end

return M
