// Browsers start no worker for a page that was opened from a disk, and the search is one. There it runs in a hidden frame.
if (location.protocol === 'file:') {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement('iframe');
      frame.hidden = true;
      document.documentElement.append(frame);
      this.inside = frame.contentWindow;
      this.waiting = [];
      // Within a frame these two names mean its window; the worker's script means its owner by them.
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent('message', { data }));
      this.inside.importScripts = () => undefined;
      const script = this.inside.document.createElement('script');
      script.src = new URL(address, document.baseURI).href;
      script.onload = () => {
        const { waiting } = this;
        this.waiting = null;
        waiting.forEach((data) => this.deliver(data));
      };
      this.inside.document.head.append(script);
    }

    deliver(data) {
      this.inside.dispatchEvent(new this.inside.MessageEvent('message', { data }));
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data);
      else this.deliver(data);
    }

    terminate() {
      this.inside.frameElement.remove();
    }
  };
}
