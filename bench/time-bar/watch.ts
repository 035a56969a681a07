/**
 * Runs in the page: `shiluWatch(event)` waits for the next event of that name and from then on until the page shows an
 * answer of the clocks in its address; `shiluPainted()` tells how long that took. A move has to change the address first;
 * what is let go may stand where the page has answered already. The line that says which clocks an answer is of changes
 * in the same step as the answer itself, and it is painted when the frame after the change is done with.
 */
export const WATCH = `
(() => {
  let done;
  const clocks = () => {
    const address = new URLSearchParams(location.search);
    const known = address.get('knownAt');
    const local = known === null ? null : new Date(Date.parse(known) + 8 * 3600000).toISOString();
    return [address.get('effectiveOn'), local === null ? null : local.slice(0, 19).replace('T', ' ')];
  };
  const isShown = () => {
    const text = document.querySelector('.as-of')?.textContent ?? '';
    return text !== '' && clocks().every((clock) => clock === null || text.includes(clock));
  };
  window.shiluWatch = (name) => {
    done = new Promise((resolve) => {
      const begin = ({ timeStamp }) => {
        const before = clocks().join();
        const observer = new MutationObserver(() => check());
        let isOver = false;
        const check = () => {
          if (isOver || !isShown() || (name === 'pointermove' && clocks().join() === before)) return;
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
