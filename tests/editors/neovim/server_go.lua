-- Runs inside Neovim: a bug typed into the 4,300 lines of net/http/server.go is seen and repaired.
local test = dofile('tests/editors/neovim/helpers.lua')

test.start()
local buffer = test.open(vim.trim(vim.fn.system({ 'go', 'env', 'GOROOT' })) .. '/src/net/http/server.go')
vim.bo.modifiable, vim.bo.readonly = true, false
test.eventually('the server is attached', function()
  return test.client() ~= nil
end)
local before = #test.findings(buffer, 'lost-cancel')

local line = vim.fn.search('^func (\\w\\+ \\*Server) Serve(') or 0
test.check(line > 3000, 'the text is that of net/http')
vim.api.nvim_win_set_cursor(0, { line, 0 })
vim.api.nvim_feedkeys('oearly, _ := context.WithTimeout(context.Background(), time.Second)', 'xt', false)
test.eventually('the bug that was typed in is seen', function()
  return #test.findings(buffer, 'lost-cancel') == before + 1
end)
local lost = vim.tbl_filter(function(finding)
  return finding.lnum == line
end, test.findings(buffer, 'lost-cancel'))[1]
test.check(lost, 'it is seen where it was typed')
io.stdout:write(('%d:%d: %s\n'):format(lost.lnum + 1, lost.col + 1, lost.message))

test.go_to(lost)
test.apply_preferred()
test.eventually('the fix is applied', function()
  return test.text(buffer):find('defer cancel()', 1, true)
end)
test.eventually('the finding is gone', function()
  return #test.findings(buffer, 'lost-cancel') == before
end)
vim.cmd('qall!')
