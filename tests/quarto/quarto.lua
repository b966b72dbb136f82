-- Stands in for Quarto: gives a shortcode what it finds there, replaces it in the document, and
-- writes what it asked for into the page's head and into $DEPENDENCIES, as JSON.
-- $EXTENSION is the folder of the extension.

local folder = os.getenv("EXTENSION")
local asked = pandoc.List({})

quarto = {
  doc = {
    is_format = function(name)
      if name == "revealjs" then return FORMAT == name end
      assert(name == "html:js", "only asked for html with scripts, and for decks of slides")
      return FORMAT:match("^html") ~= nil or FORMAT == "revealjs"
    end,
    add_html_dependency = function(dependency) asked:insert(dependency) end,
  },
  log = not os.getenv("NO_LOG") and {
    warning = function(message) io.stderr:write("(W) " .. message .. "\n") end,
  } or nil,
}

local shortcodes = dofile(folder .. "/sharp-shot.lua")

-- The arguments in `name="value" name=value value`, as Quarto hands them over: to it a name is all that has none of
-- `:/?=` in it.
local function arguments(text)
  local args, kwargs = pandoc.List({}), setmetatable({}, { __index = function() return pandoc.Inlines({}) end })
  while text ~= "" do
    local name, rest = text:match("^([^%s:/?=\"]+)=(.*)$")
    local quoted, after = (rest or text):match('^"([^"]*)"%s*(.*)$')
    if not quoted then quoted, after = (rest or text):match("^(%S+)%s*(.*)$") end
    if name then kwargs[name] = quoted else args:insert(quoted) end
    text = after
  end
  return args, kwargs
end

-- The inlines of a shortcode in the middle of a text, which Quarto makes of its blocks.
local function inline(text)
  local name, rest = text:match("^{{<%s*(%S+)%s*(.-)%s*>}}$")
  local result = shortcodes[name](arguments(rest))
  return pandoc.utils.blocks_to_inlines(pandoc.Blocks({ result }), { pandoc.Space() })
end

local function tag(name, attributes, ending)
  local written = "<" .. name
  for _, key in ipairs({ "rel", "type", "as", "crossorigin", "data-sharp-shot", "href", "src" }) do
    if attributes[key] then written = written .. string.format(' %s="%s"', key, attributes[key]) end
  end
  return pandoc.RawBlock("html", written .. ">" .. (ending or ""))
end

-- What a dependency puts into the page's head, with the attributes of a file over those that Quarto gives it.
local function tags(dependency)
  local blocks = pandoc.List({})
  local site = string.format("site_libs/quarto-contrib/%s-%s/", dependency.name, dependency.version)
  local function add(name, files, place, own, ending)
    for _, file in ipairs(files or {}) do
      own[place] = site .. file.name
      for key, value in pairs(file.attribs or {}) do own[key] = value end
      blocks:insert(tag(name, own, ending))
    end
  end
  add("script", dependency.scripts, "src", {}, "</script>")
  for _, file in ipairs(dependency.stylesheets or {}) do
    add("link", { file }, "href", { rel = "stylesheet" })
  end
  return blocks
end

local function head()
  local blocks, taken = pandoc.List({}), {}
  for _, dependency in ipairs(asked) do
    -- Of those with one name Quarto takes the first.
    if not taken[dependency.name] then blocks:extend(tags(dependency)) end
    taken[dependency.name] = true
  end
  return blocks
end

return {
  {
    Para = function(paragraph)
      local name, text = pandoc.utils.stringify(paragraph):match("^{{<%s*(%S+)%s*(.-)%s*>}}$")
      if name then return shortcodes[name](arguments(text)) end
    end,
    -- Quarto knows shortcodes everywhere in a text; here they are written as code.
    Code = function(code)
      if code.text:match("^{{<.*>}}$") then return inline(code.text) end
    end,
    -- In a site it makes links to sources links to what they become.
    Link = function(link)
      link.target = link.target:gsub("^([^:]+)%.qmd$", "%1.html")
      return link
    end,
  },
  {
    Pandoc = function(document)
      document.meta["header-includes"] = pandoc.MetaList({ pandoc.MetaBlocks(head()) })
      local file = assert(io.open(os.getenv("DEPENDENCIES"), "w"))
      file:write(pandoc.json.encode(asked))
      file:close()
      return document
    end,
  },
}
