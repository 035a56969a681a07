/**
 * Runs in the page: `shiluWatch(event)` waits for the next event of that name and from then on until the page shows an
 * answer of the clocks that the handles stand at, elsewhere than before; `shiluPainted()` tells how long that took. The line
 * that says which clocks an answer is of changes in the same step as the answer itself, and it is painted when the frame
 * after that is done with.
 */
export const WATCH = `
(() => {
  let done;
  const grips = () => [...document.querySelectorAll('.handle-text')].map(({ textContent }) => textContent);
  const isShown = () => {
    const text = document.querySelector('.as-of')?.textContent ?? '';
    return text !== '' && grips().every((grip) => !/^[0-9]/.test(grip) || text.includes(grip));
  };
  window.shiluWatch = (name) => {
    const before = grips().join();
    done = new Promise((resolve) => {
      const begin = ({ timeStamp }) => {
        const observer = new MutationObserver(() => check());
        let isOver = false;
        const check = () => {
          if (isOver || grips().join() === before || !isShown()) return;
          isOver = true;
          observer.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(undefined);
          });
        };
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        // After the page has handled the event.
        setTimeout(check, 0);
      };
      addEventListener(name, begin, { capture: true, once: true });
    });
  };
  window.shiluPainted = () => done;
})();
`;
