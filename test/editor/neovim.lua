-- A session of Neovim's own LSP client with the built server, on the file given to nvim:
--   SERVER=dist/server.js WORD=slammed FIX=criticised nvim --headless -u NONE -i NONE -n -S test/editor/neovim.lua draft.md
-- Prints what happened as one line of JSON. Works from Neovim 0.7 (Debian 12) on.
local word = os.getenv('WORD')
local result = {}

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    error('timed out waiting for ' .. what)
  end
end

local function session()
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'markdown'
  local id = vim.lsp.start_client({
    name = 'editorial-balance',
    cmd = { 'node', os.getenv('SERVER'), '--stdio' },
    root_dir = vim.fn.getcwd(),
    flags = { debounce_text_changes = 0 },
  })
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  result.diagnostics = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(result.diagnostics, {
      line = diagnostic.lnum + 1,
      message = diagnostic.message,
      source = diagnostic.source,
      rule = diagnostic.user_data and diagnostic.user_data.lsp.code,
    })
  end

  -- The cursor goes to the second character of the word.
  local line
  for number, text in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local column = text:find(word, 1, true)
    if column and not line then
      line = number
      vim.api.nvim_win_set_cursor(0, { number, column })
    end
  end

  local function ask(method, params)
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    return answers and answers[id] and answers[id].result
  end

  local hover = ask('textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding))
  result.hover = hover and hover.contents.value

  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {} }
  local actions = ask('textDocument/codeAction', params) or {}
  result.actions = vim.tbl_map(function(action) return action.title end, actions)
  local fix = vim.tbl_filter(function(action) return action.title:find(os.getenv('FIX'), 1, true) end, actions)[1]
  if fix then
    local before = #vim.diagnostic.get(buffer)
    vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
    result.line = vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1]
    wait('fewer diagnostics', function() return #vim.diagnostic.get(buffer) < before end)
  end

  client.stop()
  wait('the server to end', function() return client.is_stopped() end)
end

local ok, failure = xpcall(session, debug.traceback)
if not ok then
  result.failure = failure
end
io.stdout:write(vim.json.encode(result) .. '\n')
vim.cmd('qall!')
