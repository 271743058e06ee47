// Bring the cited passage to the middle of the screen, and to a screen reader's attention.
const cited = document.getElementById("cited");
if (cited) {
  cited.tabIndex = -1;
  cited.scrollIntoView({ block: "center" });
  cited.focus({ preventScroll: true });
}
