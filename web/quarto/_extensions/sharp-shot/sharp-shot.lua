-- {{< sharp-shot >}}: a mini-game about what quantization does to a model. {{< sharp-shot-lab >}}: the compression
-- lab. {{< sharp-shot-workbook >}}: drills for it. Keyword arguments are the options of the element of that name; a
-- wrong one is left out, with a warning.

-- Quarto copies the files to folders of this name, which browsers keep: it changes with them.
local version = "@VERSION@-@HASH@"

local function whole(least, most)
  return {
    wanted = string.format("a whole number from %d to %d", least, most),
    fits = function(value)
      local number = value:match("^%d+$") and tonumber(value)
      return number and number >= least and number <= most
    end,
  }
end

-- The words of a text, as the list of files below is one.
local function words_of(text)
  local words = pandoc.List({})
  for word in text:gmatch("%S+") do words:insert(word) end
  return words
end

local function in_words(words)
  return '"' .. table.concat(words, '" or "') .. '"'
end

local function one_of(...)
  local words = pandoc.List({ ... })
  return { wanted = in_words(words), fits = function(value) return words:includes(value) end }
end

local function warn(message)
  local log = quarto.log and quarto.log.warning or function(line) io.stderr:write(line, "\n") end
  log("Sharp Shot: " .. message)
end

local function attribute(name, value)
  local escapes = { ["&"] = "&amp;", ['"'] = "&quot;", ["<"] = "&lt;", [">"] = "&gt;" }
  return string.format(' %s="%s"', name, (value:gsub('[&"<>]', escapes)))
end

-- Of `shipAt` it is `ship-at`, as HTML and Quarto write names.
local function hyphened(name)
  return (name:gsub("%u", function(letter) return "-" .. letter:lower() end))
end

-- How an option is written here, and what it is to be.
local function given_for(name, kwargs)
  local other = hyphened(name)
  local value, other_value = rawget(kwargs, name), rawget(kwargs, other)
  if other == name or other_value == nil then return name, value end
  if value ~= nil then
    warn(string.format('"%s" and "%s" are the same option; "%s" is used', other, name, other))
  end
  return other, other_value
end

-- The arguments as attributes, as far as they are options.
local function attributes(names, options, args, kwargs)
  for _, arg in ipairs(args) do
    warn(string.format('"%s" is no option; write name="value"', pandoc.utils.stringify(arg)))
  end
  local known = names .. names:map(hyphened)
  for name in pairs(kwargs) do
    if not known:includes(name) then
      warn(string.format('there is no option "%s"; there are %s', name, table.concat(names, ", ")))
    end
  end
  local given, written = {}, ""
  for _, name in ipairs(names) do
    local spelling, raw = given_for(name, kwargs)
    if raw ~= nil then
      local value, option = pandoc.utils.stringify(raw), options[name](given)
      if option.fits(value) then
        given[name] = value
        written = written .. attribute(spelling, value)
      else
        warn(string.format('"%s" has to be %s, not "%s"', spelling, option.wanted, value))
      end
    end
  end
  return written
end

-- A file for Quarto to copy. Of a style sheet it writes the attributes into the <link>, and where `rel` is given it
-- holds: so a link can stand for any file.
local function file(name, attribs)
  return { name = name, path = name, attribs = attribs }
end

-- A file that the module script loads, by the name that the script has for it (web/loader/files.js). With the
-- option embed-resources Quarto makes a page of one file. It tells no shortcode of that, but puts the contents of
-- all that a link names into the link, where the script then finds them.
local function part(name, attribs)
  attribs["data-sharp-shot"] = name
  return file(name, attribs)
end

-- All files go into the folder of each: the pages of game, lab and workbook, which are there too, lead from one to the
-- other.
local function resources()
  return words_of("@FILES@"):map(function(name) return file(name) end)
end

local function module(name)
  return file(name, { type = "module" })
end

local function preload(type)
  return { rel = "preload", as = "fetch", type = type, crossorigin = "anonymous" }
end

local WASM = "application/wasm"

-- No browser knows this kind of link, so none fetches what is not needed at first.
local later = "sharp-shot"

local game = {
  -- In this order, since the points that ship depend on the shots.
  names = pandoc.List({ "range", "budget", "shots", "shipAt", "seed", "keys", "theme" }),
  options = {
    range = function() return one_of("first", "live", "outlier") end,
    budget = function() return whole(24, 192) end,
    shots = function() return whole(1, 20) end,
    shipAt = function(given) return whole(1, 3 * (tonumber(given.shots) or 10)) end,
    seed = function() return { wanted = "a text", fits = function(value) return value ~= "" end } end,
    keys = function() return one_of("focus", "page") end,
    theme = function() return one_of("auto", "light", "dark") end,
  },
  html = "Sharp Shot is a game. It needs JavaScript, and a page from a web server or in one file that holds everything.",
  other = "Sharp Shot is a game for the browser. You can play it in the online version of this page.",
  -- As high as its slide has room for (slides.js).
  in_deck = ' class="r-stretch"',
  scripts = function(in_deck)
    return { module("sharp-shot.js"), in_deck and module("slides.js") or nil }
  end,
  links = function()
    local links = {
      part("engine/sharp-shot.js", { rel = "modulepreload" }),
      part("engine/sharp-shot_bg.wasm", preload(WASM)),
      part("engine/sharp-shot_later.wasm", { rel = later, type = WASM }),
      part("debrief.js", { rel = later }),
    }
    -- The files of the live range, of a game that has one.
    for _, name in ipairs(words_of("@LIVE@")) do
      table.insert(links, part(name, { rel = later, type = name:match("%.wasm$") and WASM }))
    end
    return links
  end,
}

-- A lab or a workbook is scrolled in its slide, and what is pressed or swiped in it turns no slide.
local scrolled = ' class="r-stretch" style="overflow: auto" onkeydown="event.stopPropagation()" data-prevent-swipe'

local lab = {
  names = pandoc.List({ "track", "part", "theme" }),
  options = {
    track = function() return one_of("cloud", "edge", "mobile", "tiny") end,
    part = function() return whole(1, 4) end,
    theme = game.options.theme,
  },
  html = "The compression lab needs JavaScript, and a page from a web server or in one file that holds everything.",
  other = "The compression lab is for the browser. You can work in it in the online version of this page.",
  in_deck = scrolled,
  scripts = function() return { module("sharp-shot-lab.js") } end,
  links = function()
    return {
      part("engine/lab.js", { rel = "modulepreload" }),
      part("engine/lab_bg.wasm", preload(WASM)),
      part("live.bin", preload()),
      part("students.bin", { rel = later }),
    }
  end,
}

-- The chapters and drills that are in this copy, and the kinds of drills.
local chapters, drills = words_of("@CHAPTERS@"), words_of("@DRILLS@")
local kinds = pandoc.List({ "number", "choice", "line", "order", "formula", "picture" })

local workbook = {
  names = pandoc.List({ "chapter", "drill", "only", "seed", "bank", "theme" }),
  options = {
    chapter = function() return one_of(table.unpack(chapters)) end,
    drill = function()
      return { wanted = "the name of a drill", fits = function(value) return drills:includes(value) end }
    end,
    only = function()
      return {
        wanted = "some of " .. in_words(kinds) .. ", with commas between",
        fits = function(value)
          for kind in (value .. ","):gmatch("%s*(.-)%s*,") do
            if not kinds:includes(kind) then return false end
          end
          return true
        end,
      }
    end,
    seed = function() return whole(0, 4294967295) end,
    bank = function()
      return { wanted = "the name of a bank of words", fits = function(value) return value:match("^[%w_-]+$") end }
    end,
    theme = game.options.theme,
  },
  html = "The workbook needs JavaScript, and a page from a web server or in one file that holds everything.",
  other = "The workbook is for the browser. You can practise in the online version of this page.",
  in_deck = scrolled,
  scripts = function() return { module("sharp-shot-workbook.js") } end,
  links = function()
    local links = {
      part("engine/workbook.js", { rel = "modulepreload" }),
      part("engine/workbook_bg.wasm", preload(WASM)),
    }
    for _, name in ipairs(words_of("@TEXTS@")) do table.insert(links, part(name, { rel = later })) end
    return links
  end,
}

local function shortcode(name, what)
  return function(args, kwargs, _, _, context)
    if not quarto.doc.is_format("html:js") then
      return context == "text" and what.other or pandoc.Para(what.other)
    end
    local in_deck = quarto.doc.is_format("revealjs")
    quarto.doc.add_html_dependency({
      name = name,
      version = version,
      scripts = what.scripts(in_deck),
      stylesheets = what.links(),
      resources = resources(),
    })
    local given = attributes(what.names, what.options, args, kwargs)
    -- No paragraph inside: the shortcode may stand in one.
    local element = string.format("<%s%s%s>%s</%s>", name, in_deck and what.in_deck or "", given, what.html, name)
    if context == "text" then return element end
    return pandoc.RawBlock("html", element)
  end
end

return {
  ["sharp-shot"] = shortcode("sharp-shot", game),
  ["sharp-shot-lab"] = shortcode("sharp-shot-lab", lab),
  ["sharp-shot-workbook"] = shortcode("sharp-shot-workbook", workbook),
}
