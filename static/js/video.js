// A click on a video's link plays it here instead of leading away; without a script it stays a link.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".video-play");
  const box = link?.closest("[data-video]");
  if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = box.dataset.video;
  frame.title = box.dataset.title;
  frame.allow = "fullscreen; picture-in-picture; autoplay";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  link.replaceWith(frame);
  frame.focus();
});
