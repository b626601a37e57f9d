// Sorts and filters tables. Everything is there and in order without it.
(() => {
  "use strict";
  const words = document.body.dataset;
  const FEW = 12;
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" }).compare;

  // The rows as a tree: what stands deeper below a row is a part of it.
  const treeOf = (bodies) => {
    const root = { children: [], depth: -1 };
    const above = [root];
    for (const body of bodies) {
      const node = { body, depth: Number(body.dataset.depth), children: [], cells: body.rows[0].cells };
      while (above[above.length - 1].depth >= node.depth) above.pop();
      above[above.length - 1].children.push(node);
      above.push(node);
    }
    return root;
  };

  const below = (node) => node.children.flatMap((child) => [child, ...below(child)]);

  const figure = (text) => {
    const plain = words.decimal === "," ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    const found = plain.match(/-?\d+(\.\d+)?/);
    return found ? Number(found[0]) : null;
  };

  // What a row is put in order by: the place its figure has, else the figure or the text in its cell.
  const keyOf = (node, index) => {
    const cell = node.cells[index];
    if (cell.dataset.order !== undefined) return Number(cell.dataset.order);
    const text = cell.textContent.trim();
    if (cell.classList.contains("n")) return figure(text);
    return text === "" || text === "-" ? null : text;
  };

  const inOrder = (children, index, sign) => {
    // In a flat table a row that closes others, such as their sum, stays below them.
    const closing = (node) => node.body.classList.contains("head") && children.some((other) => !other.body.classList.contains("head"));
    const keyed = children.map((node, place) => ({ node, place, key: keyOf(node, index), last: closing(node) }));
    keyed.sort((one, other) => {
      if (one.last !== other.last) return one.last ? 1 : -1;
      if (one.last || one.key === other.key) return one.place - other.place;
      if (one.key === null) return 1;
      if (other.key === null) return -1;
      const numbers = typeof one.key === "number" && typeof other.key === "number";
      return sign * (numbers ? one.key - other.key : compare(String(one.key), String(other.key))) || one.place - other.place;
    });
    return keyed.map((item) => item.node);
  };

  const arrange = (table, root, index, sign) => {
    const put = (node) => {
      for (const child of sign ? inOrder(node.children, index, sign) : node.children) {
        table.append(child.body);
        put(child);
      }
    };
    put(root);
  };

  const makeSortable = (table, root, nodes) => {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, index) => {
      if (!nodes.some((node) => keyOf(node, index) !== null) || heading.textContent.trim() === "") return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.textContent = "";
      heading.append(button);
      heading.setAttribute("aria-sort", "none");
      const figures = index > 0;
      button.addEventListener("click", () => {
        const now = heading.getAttribute("aria-sort");
        const first = figures ? "descending" : "ascending";
        const second = figures ? "ascending" : "descending";
        const next = now === "none" ? first : now === first ? second : "none";
        for (const other of headings) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
        heading.setAttribute("aria-sort", next);
        arrange(table, root, index, next === "none" ? 0 : next === "ascending" ? 1 : -1);
      });
    });
  };

  const labelled = (text, control) => {
    const label = document.createElement("label");
    label.append(text, control);
    return label;
  };

  const textOf = (node) => {
    node.text ??= [...node.cells].map((cell) => cell.textContent).join(" ").toLocaleLowerCase();
    return node.text;
  };

  const makeFilters = (sheet, root, nodes) => {
    if (nodes.length <= FEW) return;
    for (const node of nodes) {
      const status = node.body.rows[0].querySelector(".status");
      node.status = status ? status.textContent : "";
    }
    const tools = sheet.querySelector(".tools");
    const search = document.createElement("input");
    search.type = "search";
    search.autocomplete = "off";
    tools.append(labelled(words.filter, search));
    const choice = document.createElement("select");
    const statuses = [...new Set(nodes.map((node) => node.status).filter((status) => status && status !== "-"))];
    if (statuses.length > 1) {
      choice.add(new Option(words.all, ""));
      for (const status of statuses) choice.add(new Option(status, status));
      tools.append(labelled(words.status, choice));
    }
    const told = document.createElement("output");
    tools.append(told);
    tools.hidden = false;

    // A row stays where it fits; those above it stay for context, those below one that is named stay with it.
    const update = () => {
      const asked = search.value.trim().toLocaleLowerCase();
      let shown = 0;
      const visit = (node, named) => {
        const found = named || textOf(node).includes(asked);
        const fits = found && (choice.value === "" || node.status === choice.value);
        let inside = false;
        for (const child of node.children) inside = visit(child, found && asked !== "") || inside;
        if (fits) shown += 1;
        node.body.hidden = !(fits || inside);
        return fits || inside;
      };
      for (const child of root.children) visit(child, false);
      told.textContent = asked || choice.value ? words.shown.replace("%1", shown).replace("%2", nodes.length) : "";
    };
    search.addEventListener("input", update);
    choice.addEventListener("change", update);
  };

  for (const sheet of document.querySelectorAll(".sheet")) {
    const table = sheet.querySelector("table");
    const root = treeOf([...table.tBodies]);
    const nodes = below(root);
    makeSortable(table, root, nodes);
    makeFilters(sheet, root, nodes);
  }
})();
