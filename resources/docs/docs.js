// The documentation page: reads /openapi.json and builds everything from it. No framework, no network beyond this
// server. Whatever comes from the document or from a response becomes a text node, never markup; nothing is styled or
// scripted inline, so that the page works under `default-src 'self'`.
//
// One file, although long: each further one would be one more row in the Requests pane whenever someone opens this page.
"use strict";

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];
const SHOWN_BYTES = 512 * 1024; // of a response's text; the rest can be saved
const READ_BYTES = 32 * 1024 * 1024; // of a response, then it is cut off: an event stream never ends by itself
const HEX_BYTES = 512;

// ---------------------------------------------------------------------------------------------------------- elements

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true)
      node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// The little of CommonMark that descriptions use: paragraphs and `code`.
function prose(text) {
  return String(text || "").split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    const paragraph = el("p");
    part.trim().split(/`([^`]+)`/).forEach((piece, i) => {
      if (piece)
        paragraph.append(i % 2 ? el("code", {}, piece) : piece);
    });
    return paragraph;
  });
}

function copyButton(label, text) {
  const button = el("button", {type: "button", class: "quiet", "aria-label": label}, "Copy");
  button.addEventListener("click", async () => {
    const done = await copy(text());
    button.textContent = done ? "Copied" : "Press Ctrl+C";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text); // only where the page is https or from this machine
    return true;
  } catch (error) {
    const area = el("textarea", {class: "visually-hidden", "aria-hidden": "true"});
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (before)
      before.focus();
    return done;
  }
}

// ------------------------------------------------------------------------------------------------------------ schemas

let apiDocument = {};

function resolve(node) {
  for (let hops = 0; node && typeof node.$ref === "string" && hops < 16; ++hops) {
    const path = node.$ref.startsWith("#/") ? node.$ref.slice(2).split("/") : [];
    let target = path.length ? apiDocument : undefined;
    for (const key of path)
      target = target ? target[decodeURIComponent(key).replace(/~1/g, "/").replace(/~0/g, "~")] : undefined;
    node = target;
  }
  return node && typeof node === "object" ? node : {};
}

const refName = (node) => (node && typeof node.$ref === "string" ? node.$ref.split("/").pop() : "");
const alternatives = (schema) => schema.oneOf || schema.anyOf || null;
const typesOf = (schema) => (Array.isArray(schema.type) ? schema.type : schema.type ? [schema.type] : []);

function typeText(node) {
  const schema = resolve(node);
  const many = alternatives(schema);
  if (many)
    return many.map(typeText).join(" or ");
  const name = refName(node) || schema.title || "";
  const types = typesOf(schema).map((type) => {
    if (type === "array")
      return `array of ${schema.items ? typeText(schema.items) : "anything"}`;
    return type === "object" && name ? name : type;
  });
  if (!types.length)
    types.push(schema.properties ? name || "object" : schema.enum || "const" in schema ? "value" : "any");
  return types.join(" or ") + (schema.format ? ` (${schema.format})` : "");
}

const valueText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function range(least, most, unit) {
  if (least !== undefined && most !== undefined)
    return least === most ? `${least}${unit}` : `${least} to ${most}${unit}`;
  return least !== undefined ? `at least ${least}${unit}` : most !== undefined ? `at most ${most}${unit}` : "";
}

function constraints(node) {
  const schema = resolve(node);
  const list = [
    range(schema.minimum, schema.maximum, ""),
    schema.exclusiveMinimum !== undefined ? `more than ${schema.exclusiveMinimum}` : "",
    schema.exclusiveMaximum !== undefined ? `less than ${schema.exclusiveMaximum}` : "",
    schema.multipleOf !== undefined ? `multiple of ${schema.multipleOf}` : "",
    range(schema.minLength, schema.maxLength, " characters"),
    range(schema.minItems, schema.maxItems, " items"),
    schema.uniqueItems ? "no item twice" : "",
    schema.pattern ? `matches ${schema.pattern}` : "",
    schema.enum ? `one of ${schema.enum.map(valueText).join(", ")}` : "",
    "const" in schema ? `always ${valueText(schema.const)}` : "",
    schema.readOnly ? "read only" : "",
    schema.writeOnly ? "write only" : "",
  ];
  return list.filter(Boolean);
}

// A line for the schema itself, and below it a list of its properties. `open` holds the $refs that we are inside of.
function schemaTree(node, open = []) {
  const schema = resolve(node);
  const name = refName(node);
  if (name && open.includes(name))
    return [el("span", {class: "muted"}, " as above")];
  const inside = name ? [...open, name] : open;
  if (inside.length > 12)
    return [];

  const parts = [];
  for (const part of schema.allOf || [])
    parts.push(...schemaTree(part, inside));
  const many = alternatives(schema);
  if (many && many.some((one) => resolve(one).properties)) {
    parts.push(el("ul", {class: "props"}, many.map((one) =>
      el("li", {}, el("span", {class: "muted"}, "either "), typeLine(one), schemaTree(one, inside)))));
  }
  const required = new Set(schema.required || []);
  const properties = Object.entries(schema.properties || {});
  if (properties.length) {
    parts.push(el("ul", {class: "props"}, properties.map(([key, value]) =>
      el("li", {}, el("code", {class: "name"}, key), " ", typeLine(value, required.has(key)), schemaTree(value, inside))),
      schema.additionalProperties === false ? el("li", {class: "muted"}, "no other properties") : ""));
  }
  if (schema.items)
    parts.push(...schemaTree(schema.items, inside));
  if (schema.additionalProperties && typeof schema.additionalProperties === "object")
    parts.push(el("ul", {class: "props"}, el("li", {}, el("code", {class: "name"}, "…any key"), " ",
      typeLine(schema.additionalProperties), schemaTree(schema.additionalProperties, inside))));
  return parts;
}

function typeLine(node, isRequired = false) {
  const schema = resolve(node);
  const line = el("span", {}, el("span", {class: "type"}, typeText(node)));
  if (isRequired)
    line.append(el("span", {class: "required"}, "required"));
  const more = constraints(node);
  if (schema.default !== undefined)
    more.push(`default ${valueText(schema.default)}`);
  if (more.length)
    line.append(" ", el("span", {class: "muted"}, more.join(" · ")));
  if (schema.description)
    line.append(el("span", {class: "what"}, prose(schema.description)));
  return line;
}

function sample(node, open = []) {
  const schema = resolve(node);
  const name = refName(node);
  if (open.length > 12 || (name && open.includes(name)))
    return null;
  const inside = [...open, name];
  for (const value of [schema.example, (schema.examples || [])[0], schema.default, schema.const, (schema.enum || [])[0]]) {
    if (value !== undefined)
      return value;
  }
  const many = alternatives(schema);
  if (many)
    return sample(many[0], inside);
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => sample(part, inside)));
  switch (typesOf(schema).find((type) => type !== "null") || (schema.properties ? "object" : "")) {
  case "object":
    return Object.fromEntries(Object.entries(schema.properties || {})
      .filter(([, value]) => !resolve(value).readOnly)
      .map(([key, value]) => [key, sample(value, inside)]));
  case "array":
    return schema.items ? [sample(schema.items, inside)] : [];
  case "integer":
  case "number":
    return schema.minimum !== undefined ? schema.minimum : 0;
  case "boolean":
    return true;
  case "string":
    return {"date-time": "2025-01-31T12:00:00Z", date: "2025-01-31", email: "ada@example.com",
            uri: "https://example.com/", uuid: "123e4567-e89b-12d3-a456-426614174000"}[schema.format] || "text";
  default:
    return null;
  }
}

// --------------------------------------------------------------------------------------------------------------- JSON

// Indents JSON without parsing its numbers, so that 9007199254740993 stays what the server sent. Null: it is no JSON.
function jsonNodes(text) {
  try {
    JSON.parse(text);
  } catch (error) {
    return null;
  }
  const nodes = [];
  const line = (depth) => nodes.push("\n" + "  ".repeat(depth));
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) || [];
  let depth = 0;
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (token === "{" || token === "[") {
      nodes.push(token);
      if (next !== "}" && next !== "]")
        line(++depth);
    } else if (token === "}" || token === "]") {
      if (tokens[i - 1] !== "{" && tokens[i - 1] !== "[")
        line(--depth);
      nodes.push(token);
    } else if (token === ",") {
      nodes.push(token);
      line(depth);
    } else if (token === ":") {
      nodes.push(": ");
    } else {
      const kind = token[0] !== "\"" ? "literal" : next === ":" ? "key" : "string";
      nodes.push(el("span", {class: `json-${kind}`}, token));
    }
  });
  return nodes;
}

const codeBlock = (text, attributes) => el("pre", {tabindex: "0", ...attributes}, jsonNodes(text) || text);

// ------------------------------------------------------------------------------------------------------ documentation

function parameterTable(parameters) {
  const rows = parameters.map((parameter) => {
    const schema = resolve(parameter.schema);
    const rules = constraints(parameter.schema).join(" · ");
    const hasDefault = schema.default !== undefined;
    return el("tr", {},
      el("th", {scope: "row"}, el("code", {}, parameter.name), parameter.required ? el("span", {class: "required"}, "required") : "",
        parameter.deprecated ? el("span", {class: "chip"}, "deprecated") : ""),
      el("td", {}, parameter.in),
      el("td", {}, typeText(parameter.schema)),
      el("td", {class: hasDefault ? "default" : "none"}, hasDefault ? el("code", {}, valueText(schema.default)) : "–"),
      el("td", {class: rules ? "" : "none"}, rules || "–"),
      el("td", {class: "wide"}, prose(parameter.description || schema.description)));
  });
  return el("table", {class: "parameters"},
    el("thead", {}, el("tr", {}, ["Name", "In", "Type", "Default", "Rules", "Description"].map((text) => el("th", {scope: "col"}, text)))),
    el("tbody", {}, rows));
}

// One media type of a body or a response: what it looks like, and an example to copy.
function mediaTypes(content) {
  return Object.entries(content || {}).map(([type, media]) => {
    const box = el("div", {class: "media"}, el("div", {class: "media-type"}, el("code", {}, type)));
    if (!media.schema)
      return box;
    box.append(el("div", {class: "schema"}, typeLine(media.schema), schemaTree(media.schema)));
    const example = media.example !== undefined ? media.example : sample(media.schema);
    if (/json/.test(type) && example !== null && typeof example === "object") {
      const text = JSON.stringify(example, null, 2);
      box.append(el("details", {class: "example"}, el("summary", {}, "Example"),
        el("div", {class: "with-copy"}, codeBlock(text), copyButton("Copy the example", () => text))));
    }
    return box;
  });
}

function responseList(responses) {
  return el("ul", {class: "responses"}, Object.entries(responses || {}).map(([status, node]) => {
    const response = resolve(node);
    const content = mediaTypes(response.content);
    const headers = Object.entries(response.headers || {}).map(([name, header]) =>
      el("li", {}, el("code", {class: "name"}, name), " ", el("span", {class: "what"}, prose(resolve(header).description))));
    const line = [el("span", {class: `status status-${status[0]}`}, status), el("span", {class: "what"}, prose(response.description))];
    if (!content.length && !headers.length)
      return el("li", {}, el("div", {class: "response-line"}, line));
    return el("li", {}, el("details", {open: status[0] === "2"}, el("summary", {}, el("span", {class: "response-line"}, line)),
      headers.length ? [el("h5", {}, "Headers"), el("ul", {class: "props"}, headers)] : "", content));
  }));
}

// ------------------------------------------------------------------------------------------------------ authorization

// What the requests of this page show of who sends them: in its memory only, and gone with it.
let credentials = null; // {words, headers: [[name, value]]}

function useCredentials(words, headers) {
  credentials = headers ? {words, headers} : null;
  const button = document.getElementById("authorize");
  button.textContent = credentials ? `Authorized: ${words}` : "Authorize";
  button.toggleAttribute("data-on", Boolean(credentials));
  document.getElementById("forget").hidden = !credentials;
  document.dispatchEvent(new Event("credentials"));
}

// Only where the route asks for, or takes, one of the ways to show it: others never see them.
const headersOf = (route) => (credentials && (route.operation.security || []).length ? credentials.headers : []);

function secretField(id, label, secret) {
  const input = el("input", {id, type: secret ? "password" : "text", autocomplete: "off", spellcheck: "false", name: id});
  return {input, node: el("div", {class: "field"}, el("label", {for: id}, label), input)};
}

// One way: its fields, and what becomes of them. `use` gives the words and the headers, or throws.
function wayForm(title, fields, action, use) {
  const complaint = el("p", {class: "complaint", role: "alert", hidden: true});
  const submit = el("button", {type: "submit"}, action);
  const form = el("form", {novalidate: true, "data-way": title}, el("h3", {}, title), fields.map((one) => one.node), complaint,
    el("div", {class: "buttons"}, submit));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    complaint.hidden = true;
    try {
      const empty = fields.find((one) => !one.optional && !one.input.value);
      if (empty) {
        empty.input.focus();
        throw new Error("Fill in all of it.");
      }
      const {words, headers} = await use(...fields.map((one) => one.input.value));
      new Headers(headers); // throws where a header cannot have that value
      useCredentials(words, headers);
      document.getElementById("authorize").focus();
      showAuthorization(false);
    } catch (error) {
      complaint.textContent = error.message;
      complaint.hidden = false;
    }
    submit.disabled = false;
  });
  return form;
}

async function tokenFor(url, username, password, scope) {
  const body = new URLSearchParams({grant_type: "password", username, password});
  if (scope.trim())
    body.set("scope", scope.trim());
  const response = await fetch(url, {method: "POST", body, cache: "no-store", credentials: "omit"});
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || !answer.access_token)
    throw new Error(answer.error_description || answer.detail || `The server answered ${response.status}.`);
  return {words: `${username} (token)`, headers: [["Authorization", `Bearer ${answer.access_token}`]]};
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function wayOf(scheme) {
  const flow = scheme.type === "oauth2" && scheme.flows ? scheme.flows.password : null;
  if (scheme.type === "apiKey" && scheme.in === "header")
    return wayForm("API key", [secretField("way-key", scheme.name, true)], "Use it",
      (key) => ({words: "API key", headers: [[scheme.name, key]]}));
  if (scheme.type === "http" && /^basic$/i.test(scheme.scheme))
    return wayForm("Name and password", [secretField("way-name", "Name"), secretField("way-password", "Password", true)], "Use them",
      (name, password) => ({words: name, headers: [["Authorization", `Basic ${base64(`${name}:${password}`)}`]]}));
  if (scheme.type === "http" && /^bearer$/i.test(scheme.scheme))
    return wayForm("Token", [secretField("way-token", "Bearer token", true)], "Use it",
      (token) => ({words: "token", headers: [["Authorization", `Bearer ${token.trim()}`]]}));
  if (flow) {
    const scopes = secretField("way-scopes", "Scopes, all where it is empty");
    scopes.optional = true;
    scopes.input.placeholder = Object.keys(flow.scopes || {}).join(" ");
    return wayForm("A token for a name and a password",
      [secretField("way-username", "Name"), secretField("way-secret", "Password", true), scopes], "Get a token",
      (name, password, scope) => tokenFor(flow.tokenUrl, name, password, scope));
  }
  return null;
}

function showAuthorization(open) {
  document.getElementById("authorization").hidden = !open;
  document.getElementById("authorize").setAttribute("aria-expanded", String(open));
}

function buildAuthorization(doc) {
  const schemes = Object.values((doc.components || {}).securitySchemes || {}).map(resolve);
  const ways = schemes.map(wayOf).filter(Boolean);
  const button = document.getElementById("authorize");
  button.hidden = !ways.length || !routes.some((route) => (route.operation.security || []).length);
  const forget = el("button", {type: "button", class: "quiet", id: "forget", hidden: true}, "Forget");
  forget.addEventListener("click", () => {
    for (const form of ways)
      form.reset();
    useCredentials("", null);
  });
  document.getElementById("authorization").replaceChildren(
    el("p", {class: "muted"}, "What you give here goes with the requests of this page, and with its curl commands. The page keeps it until it is closed or loaded again. ", forget),
    el("div", {class: "ways"}, ways));
}

// ------------------------------------------------------------------------------------------------------------- try it

function field(parameter, id) {
  const schema = resolve(parameter.schema);
  const choices = schema.enum || (typesOf(schema)[0] === "boolean" ? [true, false] : null);
  const fallback = schema.default !== undefined ? valueText(schema.default) : "";
  const attributes = {id, name: parameter.name, "data-in": parameter.in, autocomplete: "off"};
  let input;
  if (choices) {
    input = el("select", attributes, el("option", {value: ""}, fallback ? `default: ${fallback}` : "not sent"),
      choices.map((choice) => el("option", {value: valueText(choice)}, valueText(choice))));
  } else {
    // Text even for numbers: what the server says to a wrong value is worth seeing, too.
    const number = ["integer", "number"].includes(typesOf(schema)[0]);
    input = el("input", {...attributes, type: "text", spellcheck: "false", placeholder: fallback || typeText(parameter.schema),
                         inputmode: number ? "numeric" : false, "aria-required": parameter.required ? "true" : false});
    if (parameter.required && (parameter.example !== undefined || schema.example !== undefined))
      input.value = valueText(parameter.example !== undefined ? parameter.example : schema.example);
  }
  return el("div", {class: "field"},
    el("label", {for: id}, el("code", {}, parameter.name), parameter.required ? el("span", {class: "required"}, "required") : "",
      el("span", {class: "muted"}, parameter.in)), input);
}

// A field for each property of a form that is sent as multipart/form-data; of a file one that chooses some.
function partFields(schema, required, id) {
  const properties = Object.entries(schema.properties || {}).map(([name, property]) => [name, resolve(property)]);
  return properties.map(([name, property], i) => {
    const file = property.format === "binary" || (property.contentMediaType !== undefined && property.contentEncoding === undefined);
    const input = el("input", {id: `${id}-part-${i}`, name, type: file ? "file" : "text", multiple: file, "data-part": file ? "file" : "text",
                               spellcheck: "false", autocomplete: "off"});
    return el("div", {class: "field"}, el("label", {for: `${id}-part-${i}`}, el("code", {}, name),
      required && (schema.required || []).includes(name) ? el("span", {class: "required"}, "required") : "",
      el("span", {class: "muted"}, file ? "files" : "text")), input);
  });
}

function bodyFields(requestBody, id) {
  const content = Object.entries(requestBody.content || {});
  const form = requestBody.content && requestBody.content["multipart/form-data"];
  if (form && form.schema && content.length === 1)
    return partFields(resolve(form.schema), requestBody.required, id);
  const concrete = (type) => (type.includes("*") ? "text/plain" : type);
  const types = content.length ? content.map(([type]) => concrete(type)) : ["text/plain"];
  const type = el("input", {id: `${id}-type`, type: "text", list: `${id}-types`, "data-role": "request-type", autocomplete: "off", spellcheck: "false"});
  type.value = types[0];
  const area = el("textarea", {id: `${id}-body`, rows: "6", spellcheck: "false", "data-role": "request-body"});
  const [firstType, firstMedia] = content[0] || ["", {}];
  const example = firstMedia.example !== undefined ? firstMedia.example : firstMedia.schema ? sample(firstMedia.schema) : null;
  if (example !== null && /json/.test(firstType))
    area.value = JSON.stringify(example, null, 2);
  else if (typeof example === "string" && example !== "text")
    area.value = example;
  return [
    el("div", {class: "field"}, el("label", {for: `${id}-type`}, "Content-Type"), type,
      el("datalist", {id: `${id}-types`}, types.map((one) => el("option", {value: one})))),
    el("div", {class: "field"}, el("label", {for: `${id}-body`}, "Body", requestBody.required ? el("span", {class: "required"}, "required") : ""), area),
  ];
}

// What the form says, as fetch() and curl want it. `fault` names a path parameter with which there is no path.
function requestOf(route, form) {
  let path = route.path;
  const query = [];
  const headers = [];
  let fault = null;
  for (const input of form.querySelectorAll("[data-in]")) {
    const value = input.value;
    const name = encodeURIComponent(input.name);
    if (input.dataset.in === "path") {
      if (value === "")
        fault = fault || {input, text: `The path needs a value for ${input.name}.`};
      else if (value === "." || value === "..") // a step in the path, encoded or not (URL Standard)
        fault = fault || {input, text: `A browser cannot send ${value} as ${input.name}; curl --path-as-is can.`};
      path = path.replace(`{${input.name}}`, value === "" ? `{${input.name}}` : encodeURIComponent(value));
    } else if (value !== "" && input.dataset.in === "query") {
      const parameter = route.parameters.find((one) => one.in === "query" && one.name === input.name);
      const list = typesOf(resolve(parameter.schema))[0] === "array";
      for (const one of list ? value.split(",") : [value])
        query.push(`${name}=${encodeURIComponent(list ? one.trim() : one)}`);
    } else if (value !== "" && input.dataset.in === "header") {
      headers.push([input.name, value]);
    }
  }
  const area = form.querySelector("[data-role=request-body]");
  const type = form.querySelector("[data-role=request-type]");
  for (const [name, value] of headersOf(route)) {
    if (!headers.some(([other]) => other.toLowerCase() === name.toLowerCase()))
      headers.push([name, value]);
  }
  const parts = [...form.querySelectorAll("[data-part]")].flatMap((input) => (input.dataset.part === "file"
    ? [...input.files].map((file) => [input.name, file]) : input.value === "" ? [] : [[input.name, input.value]]));
  if (parts.length) {
    const data = new FormData(); // whose Content-Type, with its boundary, the browser adds
    for (const [name, value] of parts)
      data.append(name, value);
    return {method: route.method, url: location.origin + path + (query.length ? `?${query.join("&")}` : ""), headers, body: data, parts, fault};
  }
  const body = area && area.value !== "" ? area.value : null;
  if (body !== null)
    headers.push(["Content-Type", type.value.trim() || "text/plain;charset=UTF-8"]); // what fetch() would say by itself
  return {method: route.method, url: location.origin + path + (query.length ? `?${query.join("&")}` : ""), headers, body, fault};
}

const shellQuoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

function curlOf(request) {
  const parts = ["curl -i"];
  if (request.method === "HEAD")
    parts[0] = "curl --head";
  else if (request.method !== (request.body === null ? "GET" : "POST"))
    parts[0] += ` -X ${request.method}`;
  parts[0] += ` ${shellQuoted(request.url)}`;
  for (const [name, value] of request.headers)
    parts.push(`-H ${shellQuoted(`${name}: ${value}`)}`);
  for (const [name, value] of request.parts || [])
    parts.push(typeof value === "string" ? `--form-string ${shellQuoted(`${name}=${value}`)}` : `-F ${shellQuoted(`${name}=@"${value.name.replace(/[\\"]/g, "\\$&")}"`)}`);
  if (request.body !== null && !request.parts)
    parts.push(`--data-raw ${shellQuoted(request.body)}`);
  return parts.join(" \\\n  ");
}

function sizeText(bytes) {
  if (bytes < 1024)
    return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

const timeText = (ms) => (ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

function hexDump(bytes) {
  const lines = [];
  for (let at = 0; at < Math.min(bytes.length, HEX_BYTES); at += 16) {
    const row = [...bytes.subarray(at, Math.min(at + 16, HEX_BYTES))];
    lines.push(at.toString(16).padStart(6, "0") + "  " + row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ").padEnd(47) + "  "
      + row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : ".")).join(""));
  }
  return lines.join("\n") + (bytes.length > HEX_BYTES ? `\n… ${bytes.length - HEX_BYTES} more bytes` : "");
}

// The place where an answer is shown. It is filled anew by each request.
class ResponseView {
  constructor() {
    this.status = el("span", {class: "status", "data-role": "status"});
    this.facts = el("span", {class: "muted", "data-role": "facts"});
    this.note = el("p", {class: "note", hidden: true});
    this.headers = el("dl", {class: "headers", "data-role": "response-headers"});
    this.body = el("pre", {tabindex: "0", "data-role": "response-body", "aria-label": "Response body"});
    this.rawText = "";
    this.raw = el("button", {type: "button", class: "quiet", "aria-pressed": "false", hidden: true}, "Raw");
    this.save = el("a", {class: "quiet", hidden: true}, "Save");
    this.raw.addEventListener("click", () => this.showText(this.raw.getAttribute("aria-pressed") === "false"));
    this.node = el("section", {class: "response", hidden: true, "aria-label": "Response"},
      el("div", {class: "response-head", role: "status"}, this.status, this.facts),
      this.note,
      el("details", {}, el("summary", {}, "Headers"), this.headers),
      el("div", {class: "block-head"}, el("h5", {}, "Body"), this.raw, copyButton("Copy the body", () => this.rawText), this.save),
      this.body);
  }

  begin() {
    this.node.hidden = false;
    this.status.className = "status";
    this.status.textContent = "Waiting…";
    this.facts.textContent = "";
    this.note.hidden = true;
    this.headers.replaceChildren();
    this.body.replaceChildren();
    this.body.className = "";
    this.raw.hidden = this.save.hidden = true;
    this.rawText = "";
    if (this.save.href)
      URL.revokeObjectURL(this.save.href);
  }

  head(response, ms) {
    this.status.className = `status status-${String(response.status)[0]}`;
    this.status.textContent = `${response.status} ${response.statusText}`.trim();
    this.facts.textContent = `${timeText(ms)} to the header`;
    for (const [name, value] of response.headers)
      this.headers.append(el("dt", {}, name), el("dd", {}, value));
  }

  fail(words, detail) {
    this.status.className = "status status-5";
    this.status.textContent = words;
    this.say(detail);
  }

  say(text) {
    this.note.textContent = text;
    this.note.hidden = false;
  }

  partial(text) {
    this.rawText = text;
    this.body.textContent = text.slice(-SHOWN_BYTES);
  }

  finish(bytes, type, ms, redirectedTo) {
    this.facts.textContent = `${timeText(ms)} · ${sizeText(bytes.length)}`;
    if (redirectedTo)
      this.say(`Redirected to ${redirectedTo}`);
    if (!bytes.length) {
      this.body.textContent = "(empty)";
      return;
    }
    this.save.href = URL.createObjectURL(new Blob([bytes], {type: "application/octet-stream"}));
    this.save.download = /json/.test(type) ? "response.json" : /^text\//.test(type) ? "response.txt" : "response.bin";
    this.save.hidden = false;
    let text = null;
    try {
      text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    } catch (error) {
      // not UTF-8: bytes
    }
    if (text === null || text.includes("\0")) {
      this.body.textContent = hexDump(bytes);
      this.body.className = "hex";
      this.rawText = this.body.textContent;
      return;
    }
    this.rawText = text;
    if (text.length > SHOWN_BYTES)
      this.say(`The first ${sizeText(SHOWN_BYTES)} of ${sizeText(bytes.length)} are shown; Save has all.`);
    this.raw.hidden = text.length > SHOWN_BYTES || !jsonNodes(text);
    this.showText(false);
  }

  showText(raw) {
    this.raw.setAttribute("aria-pressed", String(raw));
    const shown = this.rawText.slice(0, SHOWN_BYTES);
    const nodes = raw || this.rawText.length > SHOWN_BYTES ? null : jsonNodes(shown);
    this.body.replaceChildren(...(nodes || [shown]));
  }
}

async function exchange(request, view, stop) {
  const started = performance.now();
  view.begin();
  const chunks = [];
  let received = 0;
  let answered = false;
  let stopped = "";
  try {
    const options = {method: request.method, headers: request.headers, cache: "no-store", signal: stop.signal,
                     credentials: "omit"}; // a 401 is shown here, not asked about by the browser
    if (request.body !== null)
      options.body = request.body;
    const response = await fetch(request.url, options);
    answered = true;
    view.head(response, performance.now() - started);
    const hint = response.status === 401 && !document.getElementById("authorize").hidden;
    const type = response.headers.get("content-type") || "";
    const live = /event-stream|ndjson|jsonl|^text\/plain/.test(type) ? new TextDecoder() : null;
    let text = "";
    let paint = 0;
    const reader = response.body ? response.body.getReader() : null;
    try {
      while (reader) {
        const {done, value} = await reader.read();
        if (done)
          break;
        chunks.push(value);
        received += value.length;
        if (live) {
          text += live.decode(value, {stream: true});
          paint = paint || requestAnimationFrame(() => { paint = 0; view.partial(text); });
        }
        if (received > READ_BYTES) {
          stopped = `Cut off after ${sizeText(received)}.`;
          stop.abort();
          break;
        }
      }
    } catch (error) {
      stopped = stop.signal.aborted ? "Cancelled; this is what had come." : `The answer broke off: ${error.message}`;
    }
    cancelAnimationFrame(paint);
    const bytes = new Uint8Array(received);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    view.finish(bytes, type, performance.now() - started, response.redirected ? response.url : "");
    if (stopped)
      view.say(stopped);
    else if (hint)
      view.say("This needs to know who you are: Authorize, at the top of the page.");
  } catch (error) {
    const after = `after ${timeText(performance.now() - started)}`;
    if (stop.signal.aborted)
      view.fail("Cancelled", `No answer had come ${after}.`);
    else if (!answered && error.message.includes("fetch"))
      view.fail("No answer", `The connection failed ${after}. Is the server still running?`);
    else
      view.fail("Not sent", error.message);
  }
}

function tryIt(route, id) {
  const view = new ResponseView();
  const send = el("button", {type: "submit", class: "primary", "data-action": "send"}, "Send");
  const cancel = el("button", {type: "button", "data-action": "cancel", hidden: true}, "Cancel");
  const complaint = el("p", {class: "complaint", role: "alert", hidden: true});
  const curl = el("pre", {tabindex: "0", "data-role": "curl", "aria-label": "curl command"});
  const fields = route.parameters.filter((one) => one.in !== "cookie").map((one, i) => field(one, `${id}-p${i}`));
  if (route.body && ["GET", "HEAD"].includes(route.method))
    fields.push(el("p", {class: "muted"}, `Browsers send no body with ${route.method}; curl does.`));
  else if (route.body)
    fields.push(...bodyFields(route.body, id));
  const form = el("form", {novalidate: true}, fields.length ? fields : el("p", {class: "muted"}, "Nothing to fill in."), complaint,
    el("div", {class: "buttons"}, send, cancel, el("span", {class: "muted hint"}, "Ctrl+Enter sends")));

  const showCurl = () => { curl.textContent = curlOf(requestOf(route, form)); };
  form.addEventListener("input", () => {
    complaint.hidden = true;
    showCurl();
  });
  document.addEventListener("credentials", showCurl);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  let stop = null;
  cancel.addEventListener("click", () => stop && stop.abort());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (stop)
      return;
    const request = requestOf(route, form);
    if (request.fault) {
      complaint.textContent = request.fault.text;
      complaint.hidden = false;
      request.fault.input.focus();
      return;
    }
    stop = new AbortController();
    send.disabled = true;
    cancel.hidden = false;
    await exchange(request, view, stop);
    stop = null;
    send.disabled = false;
    cancel.hidden = true;
  });
  showCurl();
  return el("section", {class: "try", "aria-label": "Try it"}, el("h4", {}, "Try it"),
    route.method === "TRACE" ? el("p", {class: "muted"}, "Browsers do not send TRACE.") : form, view.node,
    el("div", {class: "block-head"}, el("h5", {}, "curl"), copyButton("Copy the curl command", () => curl.textContent)), curl);
}

// --------------------------------------------------------------------------------------------------------------- page

// "x-handler": "coroutine" and other plain extensions, as a word each.
function extensionChips(operation) {
  return Object.entries(operation)
    .filter(([key, value]) => key.startsWith("x-") && ["string", "number", "boolean"].includes(typeof value) && value !== false)
    .map(([key, value]) => el("span", {class: "chip", title: key}, value === true ? key.slice(2) : String(value)));
}

// Where it has to be known who calls: with which scopes.
function securityChip(operation) {
  const ways = operation.security || [];
  if (!ways.length || ways.some((way) => !Object.keys(way).length))
    return "";
  const scopes = [...new Set(ways.flatMap((way) => Object.values(way).flat()))];
  return el("span", {class: "chip", title: "It has to be known who calls"}, ["authorized", ...scopes].join(" · "));
}

function routesOf(doc) {
  const routes = [];
  for (const [path, node] of Object.entries(doc.paths || {})) {
    const item = resolve(node);
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation)
        continue;
      const own = (operation.parameters || []).map(resolve);
      const shared = (item.parameters || []).map(resolve)
        .filter((one) => !own.some((other) => other.name === one.name && other.in === one.in));
      routes.push({
        path, operation, method: method.toUpperCase(), key: `${method.toUpperCase()} ${path}`,
        anchor: `${method.toUpperCase()}-${path}`, parameters: [...shared, ...own],
        body: operation.requestBody ? resolve(operation.requestBody) : null, tag: (operation.tags || [])[0] || "Other",
      });
    }
  }
  return routes;
}

function badge(method) {
  return el("span", {class: `method method-${method.toLowerCase()}`}, method);
}

// Lets a long path break behind its slashes.
function pathNodes(path) {
  return path.split(/(?<=\/)/).flatMap((part, i) => (i ? [el("wbr"), part] : [part]));
}

function routeNode(route, index) {
  const id = `route-${index}`;
  const operation = route.operation;
  const button = el("button", {type: "button", class: "route-button", "aria-expanded": "false", "aria-controls": `${id}-panel`},
    badge(route.method), el("code", {class: "path"}, pathNodes(route.path)), el("span", {class: "summary"}, operation.summary || ""),
    operation.deprecated ? el("span", {class: "chip"}, "deprecated") : "", extensionChips(operation), securityChip(operation));
  const documentation = el("div", {class: "documentation"}, el("div", {class: "prose"}, prose(operation.description)));
  if (route.parameters.length)
    documentation.append(el("h4", {}, "Parameters"), parameterTable(route.parameters));
  if (route.body)
    documentation.append(el("h4", {}, "Request body", route.body.required ? el("span", {class: "required"}, "required") : ""),
      ...prose(route.body.description), ...mediaTypes(route.body.content));
  documentation.append(el("h4", {}, "Responses"), responseList(operation.responses));
  // "until-found": what stands in a closed route is found by the browser's search, which opens it.
  const panel = el("div", {id: `${id}-panel`, class: "panel", hidden: "until-found"},
    el("div", {class: "panel-inside"}, documentation, tryIt(route, id)));

  route.setOpen = (open) => {
    button.setAttribute("aria-expanded", String(open));
    if (open)
      panel.removeAttribute("hidden");
    else
      panel.setAttribute("hidden", "until-found");
  };
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    route.setOpen(open);
    history.replaceState(null, "", open ? `#${route.anchor}` : location.pathname + location.search);
    markCurrent(open ? route : null);
  });
  panel.addEventListener("beforematch", () => route.setOpen(true));
  route.button = button;
  route.node = el("article", {class: "route", "data-route": route.key}, el("h3", {}, button), panel);
  return route.node;
}

let routes = [];
let groups = [];

function markCurrent(current) {
  for (const route of routes) {
    if (route === current)
      route.link.setAttribute("aria-current", "true");
    else
      route.link.removeAttribute("aria-current");
  }
}

function openFromAddress() {
  let anchor = location.hash.slice(1);
  try {
    anchor = decodeURIComponent(anchor);
  } catch (error) {
    // a lone %: take it as it is
  }
  const route = routes.find((one) => one.anchor === anchor);
  if (!route)
    return;
  if (route.node.hidden)
    clearFilter();
  route.setOpen(true);
  markCurrent(route);
  route.node.scrollIntoView({block: "start"});
  route.button.focus({preventScroll: true});
}

function applyFilter() {
  const words = document.getElementById("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const route of routes) {
    const text = `${route.key} ${route.tag} ${route.operation.summary || ""} ${route.operation.description || ""}`.toLowerCase();
    const shown = words.every((word) => text.includes(word));
    route.node.hidden = route.link.parentElement.hidden = !shown;
    count += shown ? 1 : 0;
  }
  for (const group of groups)
    group.node.hidden = group.contents.hidden = group.routes.every((route) => route.node.hidden);
  document.getElementById("count").textContent = words.length ? `${count} of ${routes.length} routes` : `${routes.length} routes`;
  const message = document.getElementById("message");
  message.hidden = count > 0;
  if (!routes.length) {
    message.replaceChildren("The document declares no routes.");
  } else if (!count) {
    const all = el("button", {type: "button"}, "Show all");
    all.addEventListener("click", () => {
      clearFilter();
      document.getElementById("filter").focus();
    });
    message.replaceChildren("No route matches. ", all);
  }
}

function clearFilter() {
  document.getElementById("filter").value = "";
  applyFilter();
}

function build(doc) {
  apiDocument = doc;
  const info = doc.info || {};
  document.title = `${info.title || "API"} documentation`;
  document.getElementById("title").textContent = info.title || "API documentation";
  document.getElementById("version").textContent = info.version || "";
  document.getElementById("description").replaceChildren(...prose(info.summary), ...prose(info.description));

  routes = routesOf(doc);
  const declared = (doc.tags || []).map((tag) => tag.name);
  const order = [...declared, ...routes.map((route) => route.tag).filter((tag) => !declared.includes(tag))];
  const main = document.getElementById("routes");
  const contents = document.getElementById("contents");
  groups = [...new Set(order)].map((tag) => ({tag, routes: routes.filter((route) => route.tag === tag)})).filter((group) => group.routes.length);
  for (const group of groups) {
    const about = (doc.tags || []).find((tag) => tag.name === group.tag) || {};
    group.node = el("section", {class: "group"}, el("h2", {}, group.tag), el("div", {class: "prose"}, prose(about.description)));
    const list = el("ul");
    for (const route of group.routes) {
      group.node.append(routeNode(route, routes.indexOf(route)));
      route.link = el("a", {href: `#${route.anchor}`}, badge(route.method), el("span", {class: "path"}, pathNodes(route.path)));
      list.append(el("li", {}, route.link));
    }
    group.contents = el("div", {}, el("h2", {}, group.tag), list);
    main.append(group.node);
    contents.append(group.contents);
  }
  buildAuthorization(doc);
  applyFilter();
  openFromAddress();
}

async function load() {
  const message = document.getElementById("message");
  try {
    const response = await fetch("/openapi.json", {cache: "no-cache"});
    if (!response.ok)
      throw new Error(`the server answered ${response.status}`);
    build(await response.json());
    document.body.dataset.ready = "true";
  } catch (error) {
    const again = el("button", {type: "button"}, "Try again");
    again.addEventListener("click", () => {
      message.textContent = "Loading the routes…";
      load();
    });
    message.replaceChildren(`The list of routes could not be loaded: ${error.message}. `, again);
    message.hidden = false;
  }
}

document.getElementById("filter").addEventListener("input", applyFilter);
document.getElementById("authorize").addEventListener("click", () => showAuthorization(document.getElementById("authorization").hidden));
document.addEventListener("keydown", (event) => {
  const filter = document.getElementById("filter");
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    filter.focus();
    filter.select();
  } else if (event.key === "Escape" && event.target === filter) {
    clearFilter();
  }
});
window.addEventListener("hashchange", openFromAddress);
load();
