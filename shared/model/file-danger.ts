import { extensionOf, fileKindOf } from './file-kind.ts';

/**
 * What a file may do to whoever opens it. `program` and `script` run, `macros` is a document that can run one, `shortcut`
 * starts something else, `disk` is opened as a disk that may hold any of these, `page` runs in the browser.
 */
export type FileDanger = 'program' | 'script' | 'macros' | 'shortcut' | 'disk' | 'page';

const dangers = new Map<string, FileDanger>(
  (
    [
      [
        'program',
        'exe com scr pif cpl msi msp msix msixbundle appx appxbundle dll ocx sys drv apk app pkg deb rpm run elf appimage flatpakref snap jar jnlp gadget xll wll',
      ],
      [
        'script',
        'bat cmd ps1 ps1xml psm1 psd1 vbs vbe vb js jse mjs wsf wsh wsc sct hta sh bash zsh csh ksh command tool scpt applescript py pyw pyz pyc pl rb php lua reg inf ins isp msc msh mst one onepkg chm hlp its mad maf mda mdb mde accdb accde ade adp grp',
      ],
      ['macros', 'docm dotm xlsm xlsb xltm xlam xla ppsm pptm potm ppam ppa sldm slk iqy oqy rqy dqy odc'],
      [
        'shortcut',
        'lnk url webloc desktop library-ms search-ms searchconnector-ms settingcontent-ms scf appref-ms theme themepack rdp website',
      ],
      ['disk', 'iso img dmg vhd vhdx udf nrg toast sparseimage sparsebundle'],
      ['page', 'html htm xhtml xht shtml mht mhtml svg svgz xml xsl xslt swf'],
    ] as const
  ).flatMap(([danger, extensions]) =>
    extensions.split(' ').map((extension): [string, FileDanger] => [extension, danger]),
  ),
);

/** By its last extension alone: that is what a system opens it by. */
export function dangerOfName(name: string): FileDanger | null {
  return dangers.get(extensionOf(name)) ?? null;
}

/** `rechnung.pdf.exe`: it wants to be taken for something harmless. */
export function isDisguised(name: string): boolean {
  if (dangerOfName(name) === null) return false;
  const before = name.slice(0, name.lastIndexOf('.'));
  const inner = extensionOf(before);
  return inner !== '' && dangers.get(inner) === undefined && fileKindOf(before, '') !== 'other';
}
