"use strict";
(() => {
  const form = document.getElementById("filter");
  const told = document.getElementById("filtered");
  const cards = [...document.querySelectorAll(".card")];
  const apply = () => {
    const { stands, worst, level } = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const card of cards) {
      const is = card.dataset;
      const fits = (!stands || is.stands === stands) && (!worst || is.worst === worst) && (!level || is.level === level);
      card.hidden = !fits;
      shown += fits;
    }
    told.textContent = form.dataset.told.replace("{shown}", shown).replace("{all}", cards.length);
  };
  const reveal = () => {
    const card = document.getElementById(location.hash.slice(1))?.closest(".card");
    if (card?.hidden) {
      form.reset();
      apply();
      card.scrollIntoView();
    }
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
})();
