import { EventEmitter } from 'node:events';

type Template = Electron.MenuItemConstructorOptions | Electron.MenuItem;

export class MenuItem implements Pick<
  Electron.MenuItem,
  'id' | 'label' | 'enabled' | 'type' | 'accelerator' | 'role' | 'click' | 'registerAccelerator'
> {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly type: Electron.MenuItem['type'];
  readonly role: Electron.MenuItem['role'];
  readonly accelerator: Electron.MenuItem['accelerator'];
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | null;
  readonly click: () => void;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.enabled = options.enabled ?? true;
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : null;
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.role = options.role as Electron.MenuItem['role'];
    this.accelerator = options.accelerator as Electron.MenuItem['accelerator'];
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.click = () => {
      if (this.enabled) (options.click as (() => void) | undefined)?.();
    };
  }
}

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  readonly items: MenuItem[];

  constructor(items: MenuItem[] = []) {
    super();
    this.items = items;
  }

  static buildFromTemplate(template: Template[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options as Electron.MenuItemConstructorOptions)));
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show');
  }
}
