-- Runs inside Neovim: opens the project, reads what the server says, applies its fix.
local project = vim.env.PROJECT
local gopls = vim.env.GOPLS ~= '' and vim.env.GOPLS or nil
local test = dofile('tests/editors/neovim/helpers.lua')
local check, eventually, findings, client, open, text = test.check, test.eventually, test.findings, test.client, test.open, test.text

test.start()
if gopls then
  vim.lsp.config('gopls', { cmd = { gopls }, filetypes = { 'go' }, root_markers = { 'go.mod' } })
  vim.lsp.enable('gopls')
end

-- The server starts with the module's root.
local poll = open(project .. '/poll.go')
eventually('a finding in poll.go', function()
  return #findings(poll, 'lost-cancel') == 1
end)
check(vim.fs.normalize(client().config.root_dir) == vim.fs.normalize(project), 'the root is that of the module')

-- Its column counts what Neovim counts: bytes, behind two characters that are longer.
local lost = findings(poll, 'lost-cancel')[1]
local line = vim.api.nvim_buf_get_lines(poll, lost.lnum, lost.lnum + 1, false)[1]
check(line:sub(lost.col + 1, lost.end_col) == '_', 'the column is right behind a smiley')
check(lost.severity == vim.diagnostic.severity.WARN, 'a bug is a warning')

-- The hover explains it.
test.go_to(lost)
local params = vim.lsp.util.make_position_params(0, client().offset_encoding)
local hover = test.request('textDocument/hover', params)
check(hover and hover.contents.value:find('lost%-cancel'), 'the hover speaks of the rule')

-- The light bulb repairs it.
test.apply_preferred()
eventually('the fix is applied', function()
  return text(poll):find('defer cancel()', 1, true) ~= nil
end)
eventually('the finding is gone', function()
  return #findings(poll, 'lost-cancel') == 0
end)

-- A hazard typed in is seen without saving.
vim.cmd('undo')
eventually('undoing brings it back', function()
  return #findings(poll, 'lost-cancel') == 1
end)

-- What another file of the package does decides.
local handle = open(project .. '/handle.go')
local function leaks()
  return #findings(nil, 'leaked-conn')
end
eventually('a connection leaks', function()
  return leaks() == 1
end)
vim.fn.append(vim.fn.search('^func handle'), '\tdefer conn.Close()')
eventually('closing it in its handler ends that', function()
  return leaks() == 0
end)

-- Fixing all at once.
local server = open(project .. '/server.go')
eventually('the accept loop spins', function()
  return #findings(server, 'accept-spin') == 1
end)
vim.api.nvim_set_current_buf(poll)
vim.api.nvim_create_autocmd('BufWritePre', {
  pattern = '*.go',
  callback = function()
    require('gohazard').fix_all(test.patience)
  end,
})
vim.cmd('write')
check(table.concat(vim.fn.readfile(project .. '/poll.go'), '\n'):find('defer cancel()', 1, true), 'fix_all() repairs what is written')
eventually('and leaves nothing to fix', function()
  return #findings(poll, 'lost-cancel') == 0
end)

if gopls then
  eventually('gopls runs beside it', function()
    return #vim.lsp.get_clients({ bufnr = poll, name = 'gopls' }) == 1
  end)
  vim.cmd('checkhealth vim.lsp')
  check(text(0):find('No buffers contain mixed position encodings'), 'both count columns in the same unit')
end
vim.cmd('checkhealth gohazard')
check(text(0):find('Running for') and not text(0):find('ERROR'), ':checkhealth is content')
vim.cmd('helptags ' .. project .. '/plugin/doc')
vim.cmd('help gohazard-settings')
check(vim.bo.buftype == 'help', 'the help file has its tags')

-- The process ends with its editor.
local process = client()
process:stop()
eventually('the server stops', function()
  return #vim.lsp.get_clients({ name = 'gohazard' }) == 0
end)
vim.cmd('qall!')
